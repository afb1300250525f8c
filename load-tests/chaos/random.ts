/** Numbers that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 on, below the bound. */
  below(bound: number): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** True so many times of a hundred. */
  percent(share: number): boolean;
  /** One of them; undefined where there is none. */
  one<Each>(of: readonly Each[]): Each | undefined;
}

/** A stream of its own for each name, so that what one client does changes nothing for the others (mulberry32). */
export const seededRandom = (seed: number, name = ''): Random => {
  let state = seed >>> 0;
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    percent: (share) => below(100) < share,
    one: (of) => of[below(of.length)],
  };
};
