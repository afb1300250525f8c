/** Random choices that are the same for the same seed. */
export interface Random {
  /** From 0 up to, but without, `below`. */
  whole(below: number): number;
  /** True in this share of cases. */
  chance(share: number): boolean;
  one<const Item>(items: readonly Item[]): Item;
  many<Item>(most: number, make: () => Item): readonly Item[];
}

/** A linear congruential generator of 48 bits, as C has it: fast, and even enough to choose operations. */
const sequence = (seed: number): (() => number) => {
  const modulus = 2n ** 48n;
  let state = BigInt(seed) * 0x5deece66dn + 11n;
  return () => {
    state = (state * 0x5deece66dn + 11n) % modulus;
    return Number(state >> 16n) / 2 ** 32;
  };
};

export const seededRandom = (seed: number): Random => {
  const next = sequence(seed);
  const whole = (below: number): number => Math.floor(next() * below);
  const pick = <const Item>(items: readonly Item[]): Item => {
    // An index below the length; a list is never empty.
    const at = whole(items.length);
    if (at >= items.length) throw new Error('there is nothing to choose from');
    return items[at] as Item;
  };
  return {
    whole,
    chance: (share) => next() < share,
    one: pick,
    many: (most, make) => Array.from({ length: whole(most + 1) }, make),
  };
};
