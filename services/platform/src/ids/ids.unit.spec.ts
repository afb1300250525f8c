import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manualClock.ts';
import { seededIds } from '../testing/seededIds.ts';
import { createIds, newId } from './ids.ts';
import { pooledRandom } from './pooledRandom.ts';

const bytesOf = (value: number) => (bytes: number) => new Uint8Array(bytes).fill(value);

describe('createIds', () => {
  it('makes UUIDv7 with the time of its clock', () => {
    const clock = manualClock(0x0123456789ab);

    expect(seededIds('a', clock).next()).toMatch(/^0123456789ab7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  });

  it('lays out the random bits after version and variant', () => {
    const ids = createIds({ clock: manualClock(1), randomBytes: bytesOf(0xff) });

    expect(ids.next()).toBe('00000000000177ffbfffffffffffffff');
  });

  it('rises strictly, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 200 }), fc.nat(), (steps, seed) => {
        const clock = manualClock();
        const ids = seededIds(seed, clock);
        const made = steps.map((step) => {
          clock.advance(step);
          return ids.next();
        });
        expect(made).toEqual([...new Set(made)].sort());
      }),
    );
  });

  it('gives 20,000 different ids in a burst', () => {
    expect(new Set(Array.from({ length: 20_000 }, newId)).size).toBe(20_000);
  });
});

describe('seededIds', () => {
  it('repeats itself for the same seed only', () => {
    const three = (seed: number) => {
      const ids = seededIds(seed);
      return [ids.next(), ids.next(), ids.next()];
    };

    expect(three(1)).toEqual(three(1));
    expect(three(1)).not.toEqual(three(2));
  });
});

describe('an id within a busy millisecond', () => {
  const stepping = (start: number, step: number) => {
    let calls = 0;
    return createIds({ clock: manualClock(1), randomBytes: (bytes) => new Uint8Array(bytes).fill(calls++ === 0 ? start : step) });
  };

  it('starts with its first bit 0 and counts on from there', () => {
    const ids = stepping(0xff, 0);

    expect(ids.next()).toBe('00000000000177ffbfffffffffffffff');
    expect(ids.next()).toBe('00000000000178008000000000000000');
    expect(ids.next()).toBe('00000000000178008000000000000001');
  });

  it('steps by 32 random bits', () => {
    const ids = stepping(0, 0xff);

    expect([ids.next(), ids.next()]).toEqual(['00000000000170008000000000000000', '00000000000170008000000100000000']);
  });
});

describe('pooledRandom', () => {
  it('gives out no byte twice and keeps what it gave', () => {
    const random = pooledRandom();
    const given = Array.from({ length: 2_000 }, () => random(16));
    const texts = given.map((bytes) => Buffer.from(bytes).toString('hex'));

    expect(new Set(texts).size).toBe(2_000);
    expect(given.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(texts);
  });
});
