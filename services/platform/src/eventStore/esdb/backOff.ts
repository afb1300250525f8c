/** How long to wait before the next attempt. */
export interface BackOff {
  /** Milliseconds before the second attempt; they double from attempt to attempt. */
  readonly first: number;
  /** Never more milliseconds than these. */
  readonly most: number;
  /** From 0 to below 1: up to half of the wait is left out, so that nodes that failed together do not come back together. */
  readonly random: () => number;
}

export const defaultBackOff: BackOff = { first: 100, most: 5_000, random: Math.random };

/** Milliseconds to wait after so many failed attempts (from 1) in a row. */
export const waitAfter = (failures: number, { first, most, random }: BackOff): number =>
  Math.min(most, first * 2 ** (failures - 1)) * (1 - random() / 2);
