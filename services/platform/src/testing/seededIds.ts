import { hash } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { createIds, type Ids, type RandomBytes } from '../ids/ids.ts';
import { manualClock } from './manualClock.ts';

/** The same bytes for the same seed, in the same order. */
export const seededBytes = (seed: number | string): RandomBytes => {
  let block = 0;
  return (bytes) => {
    const pieces: Buffer[] = [];
    for (let have = 0; have < bytes; have += 32) pieces.push(hash('sha256', `${seed}/${block++}`, 'buffer'));
    return Buffer.concat(pieces).subarray(0, bytes);
  };
};

/** The same ids for the same seed and clock: valid UUIDv7, usable as command keys. The clock stands still where absent. */
export const seededIds = (seed: number | string, clock: Clock = manualClock()): Ids =>
  createIds({ clock, randomBytes: seededBytes(seed) });
