/** What `npm run bench` was asked for. */
export interface Options {
  /** Names of goals; all of them where empty. */
  readonly goals: readonly string[];
  readonly rounds: number;
  /** Smaller sizes and fewer rounds: shows that it works, measures nothing. */
  readonly quick: boolean;
  /** Exit with 1 unless every gate is met. */
  readonly gate: boolean;
}

/** A word on the command line that means nothing here. */
export class UnknownOption extends Error {
  override readonly name = 'UnknownOption';
}

const usage = 'npm run bench -- [P1 P2 …] [--quick] [--gate] [--rounds=5]';
const flags = ['--quick', '--gate'];

const roundsOf = (words: readonly string[], quick: boolean): number => {
  const asked = words.find((word) => word.startsWith('--rounds='))?.slice('--rounds='.length);
  if (asked === undefined) return quick ? 2 : 5;
  if (!/^[1-9][0-9]?$/.test(asked)) throw new UnknownOption(`--rounds must be from 1 to 99; usage: ${usage}`);
  return Number(asked);
};

/** Reads the words after `npm run bench --`. */
export const parseOptions = (words: readonly string[], known: readonly string[]): Options => {
  const goals = words.filter((word) => !word.startsWith('--')).map((word) => word.toUpperCase());
  const strange = [
    ...goals.filter((goal) => !known.includes(goal)),
    ...words.filter((word) => word.startsWith('--') && !flags.includes(word) && !word.startsWith('--rounds=')),
  ];
  if (strange.length > 0) throw new UnknownOption(`unknown: ${strange.join(' ')}; usage: ${usage}; goals: ${known.join(' ')}`);
  const quick = words.includes('--quick');
  return { goals, quick, gate: words.includes('--gate'), rounds: roundsOf(words, quick) };
};
