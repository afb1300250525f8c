import type { CheckUp } from '@chat/platform';

const headline = ({ part, setting, state, version }: CheckUp): string => {
  const engine =
    state === 'embedded' ? `embedded, ${setting} is not set` : `${setting}${version === undefined ? '' : `, version ${version}`}`;
  return `${state === 'embedded' ? 'ok' : state}\t${part} (${engine})`;
};

/** What a person is told of one part: whether it is well, else what is the matter and what to do. */
export const linesOf = (checkUp: CheckUp): readonly string[] => {
  const { problem, advice } = checkUp;
  return [
    headline(checkUp),
    ...(problem === undefined ? [] : [`\t${problem}`]),
    ...(advice === undefined ? [] : [`\t→ ${advice}`]),
  ];
};

/** Whether the product could run as it is set. */
export const isWell = ({ state }: CheckUp): boolean => state === 'ok' || state === 'embedded';
