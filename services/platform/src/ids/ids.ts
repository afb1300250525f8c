import { randomBytes } from 'node:crypto';
import type { Id, Millis } from '@chat/schema/events';
import { type Clock, systemClock } from '../clock/clock.ts';

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

const startLimit = 1n << 73n;
const lowBits = 62n;

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

/** 48 bits of time and 74 further bits, laid out as a UUID of this version with the RFC 9562 variant. */
const layOut = (time: Millis, version: bigint, bits: bigint): Id => {
  const high = (version << 12n) | (bits >> lowBits);
  const low = (0b10n << lowBits) | (bits & ((1n << lowBits) - 1n));
  const digits = time.toString(16).padStart(12, '0') + high.toString(16).padStart(4, '0') + low.toString(16).padStart(16, '0');
  return digits as Id; // 12 + 4 + 16 lower-case hexadecimal digits
};

/** A source of ids over a clock and a randomness of its own. The clock must be below 2^48 milliseconds (the year 10889). */
export const createIds = (options: { readonly clock: Clock; readonly randomBytes: RandomBytes }): Ids => {
  let time = -1;
  let bits = 0n;
  const start = (now: Millis) => {
    time = now;
    // The first bit stays 0, so that a millisecond has room for 2^41 steps of 2^32 (RFC 9562, 6.2, method 2).
    bits = toNumber(options.randomBytes(10)) % startLimit;
  };
  return {
    next() {
      const now = options.clock.now();
      if (now > time) start(now);
      else bits += 1n + toNumber(options.randomBytes(4));
      return layOut(time, 7n, bits);
    },
  };
};

/** Ids from the system's clock and cryptographic randomness. */
export const systemIds: Ids = createIds({ clock: systemClock, randomBytes });

/** A new id from `systemIds`. Code that decides or is tested takes an `Ids` instead. */
export const newId = (): Id => systemIds.next();
