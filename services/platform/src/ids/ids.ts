import type { Id, Millis } from '@chat/schema/events';
import { type Clock, systemClock } from '../clock/clock.ts';
import { pooledRandom } from './pooledRandom.ts';

/** A source of new ids. */
export interface Ids {
  /**
   * A UUIDv7 (RFC 9562) as 32 lower-case hexadecimal digits. Ids of one source rise strictly, within a millisecond and also
   * where the clock steps back; yet no order may be read from an id, since sources do not know of each other.
   */
  next(): Id;
}

/** As many random bytes as asked for. */
export type RandomBytes = (bytes: number) => Uint8Array;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** Big-endian. */
const toNumber = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

/**
 * The 74 bits after version and variant as two numbers, the first of 24 bits and the second of 50. They count up together within
 * a millisecond. The first bit starts as 0, so that there is room (RFC 9562, 6.2, method 2) for 2^41 steps of 2^32.
 */
interface Counter {
  readonly high: number;
  readonly low: number;
}

const highLimit = 2 ** 23;
const lowLimit = 2 ** 50;

const startOf = (bytes: Uint8Array): Counter => ({
  high: toNumber(bytes.subarray(0, 3)) % highLimit,
  low: (toNumber(bytes.subarray(3, 9)) * 4 + ((bytes[9] ?? 0) % 4)) % lowLimit,
});

const stepOf = ({ high, low }: Counter, by: number): Counter => {
  const sum = low + by;
  return sum < lowLimit ? { high, low: sum } : { high: high + 1, low: sum - lowLimit };
};

/** 48 bits of time, version 7, 12 bits, variant, 62 bits. */
const layOut = (time: Millis, { high, low }: Counter): Id => {
  const afterVersion = 0x7000 | (high >>> 12);
  const afterVariant = 0x8000 | ((high & 0xfff) << 2) | Math.floor(low / 2 ** 48);
  return (hex(time, 12) + hex(afterVersion, 4) + hex(afterVariant, 4) + hex(low % 2 ** 48, 12)) as Id; // 32 hexadecimal digits
};

/** A source of ids over a clock and a randomness of its own. The clock must be below 2^48 milliseconds (the year 10889). */
export const createIds = (options: { readonly clock: Clock; readonly randomBytes: RandomBytes }): Ids => {
  let time = -1;
  let counter: Counter = { high: 0, low: 0 };
  return {
    next() {
      const now = options.clock.now();
      if (now > time) counter = startOf(options.randomBytes(10));
      else counter = stepOf(counter, 1 + toNumber(options.randomBytes(4)));
      time = Math.max(time, now);
      return layOut(time, counter);
    },
  };
};

/** Ids from the system's clock and cryptographic randomness. */
export const systemIds: Ids = createIds({ clock: systemClock, randomBytes: pooledRandom() });

/** A new id from `systemIds`. Code that decides or is tested takes an `Ids` instead. */
export const newId = (): Id => systemIds.next();
