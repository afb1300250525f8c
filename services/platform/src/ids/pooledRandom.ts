import { randomFillSync } from 'node:crypto';
import type { RandomBytes } from './ids.ts';

/**
 * Cryptographic randomness, fetched 4 KiB at a time, since each call to the system costs more than an id. No byte is given out
 * twice. At most 4,096 bytes a call.
 */
export const pooledRandom = (): RandomBytes => {
  const pool = new Uint8Array(4_096);
  let at = pool.length;
  return (bytes) => {
    if (at + bytes > pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += bytes;
    // A copy: the pool's bytes are overwritten by the next fill.
    return pool.slice(at - bytes, at);
  };
};
