/** What `npm run chaos` was asked for. */
export interface Options {
  readonly millis: number;
  readonly seed: number;
  /** The record is kept even where nothing is wrong. */
  readonly keep: boolean;
  /** One process on the embedded stores, instead of many over engines. */
  readonly embedded: boolean;
}

/** Words on the command line that mean nothing here; the message says what does. */
export class BadOptions extends Error {
  override readonly name = 'BadOptions';
}

const usage = 'npm run chaos -- --minutes N --seed S [--embedded] [--keep]';
const numbers = ['--minutes', '--seed'];
const longestMinutes = 600;
const highestSeed = 2 ** 32 - 1;

const wordAfter = (words: readonly string[], name: string): string | undefined => {
  const index = words.indexOf(name);
  return index < 0 ? undefined : words[index + 1];
};

const refuseStrange = (words: readonly string[]): void => {
  const strange = words.filter((word, index) => {
    const isValue = numbers.includes(words[index - 1] ?? '');
    return !isValue && ![...numbers, '--embedded', '--keep'].includes(word);
  });
  if (strange.length > 0) throw new BadOptions(`unknown: ${strange.join(' ')}; usage: ${usage}`);
};

/** Reads the words after `npm run chaos --`. */
export const parseOptions = (words: readonly string[]): Options => {
  refuseStrange(words);
  const minutes = wordAfter(words, '--minutes') ?? '';
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(minutes) || Number(minutes) === 0 || Number(minutes) > longestMinutes)
    throw new BadOptions(`--minutes must be above 0, at most ${longestMinutes}; usage: ${usage}`);
  const seed = wordAfter(words, '--seed') ?? '';
  if (!/^\d{1,10}$/.test(seed) || Number(seed) > highestSeed)
    throw new BadOptions(`--seed must be a whole number from 0 to ${highestSeed}; usage: ${usage}`);
  return {
    millis: Number(minutes) * 60_000,
    seed: Number(seed),
    keep: words.includes('--keep'),
    embedded: words.includes('--embedded'),
  };
};
