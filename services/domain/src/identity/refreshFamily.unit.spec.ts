import { describe, expect, it } from 'vitest';
import { exampleId } from '../testing/deciderSpec.ts';
import { newFamily, type RefreshFamily, refreshesWithin, repeatsWithin, rotated } from './refreshFamily.state.ts';

const start = newFamily(exampleId(1), { family: 'family', secret: 'a' }, 0);

const after = (shown: string, next: string, now = 0, family: RefreshFamily = start): RefreshFamily => {
  const answer = rotated(family, { shown, next }, now);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};

describe('a refresh family', () => {
  it('replaces the secret that is shown, and lives on from there', () => {
    expect(after('a', 'b', 5)).toMatchObject({ current: ['b'], previous: 'a', expiresAt: 5 + refreshesWithin });
  });

  it('ends by itself when nobody comes', () => {
    expect(rotated(start, { shown: 'a', next: 'b' }, refreshesWithin - 1)).not.toBe('EXPIRED');
    expect(rotated(start, { shown: 'a', next: 'b' }, refreshesWithin)).toBe('EXPIRED');
  });

  it('knows a secret that was replaced before', () => {
    const third = after('b', 'c', 0, after('a', 'b'));
    expect(rotated(third, { shown: 'a', next: 'd' }, 0)).toBe('REUSED');
  });

  it('takes the last one once more while its answer may have been lost', () => {
    const second = after('a', 'b');
    const again = after('a', 'c', repeatsWithin, second);
    expect(again.current).toEqual(['b', 'c']);
    expect(rotated(second, { shown: 'a', next: 'c' }, repeatsWithin + 1)).toBe('REUSED');
  });

  it('takes it once more only', () => {
    expect(rotated(after('a', 'c', 0, after('a', 'b')), { shown: 'a', next: 'd' }, 0)).toBe('REUSED');
  });

  it('takes it no more once something was done with the answer', () => {
    const used = after('b', 'c', 0, after('a', 'b'));
    expect(rotated(used, { shown: 'a', next: 'd' }, 0)).toBe('REUSED');
  });

  it('goes on with whichever of two answers arrived, and only with that', () => {
    const both = after('a', 'c', 0, after('a', 'b'));
    const one = after('b', 'd', 60_000, both);
    expect(one.current).toEqual(['d']);
    expect(rotated(one, { shown: 'c', next: 'e' }, 60_000)).toBe('REUSED');
  });
});
