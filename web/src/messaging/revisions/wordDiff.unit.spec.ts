import { describe, expect, it } from 'vitest';
import { wordDiff } from './wordDiff.ts';

describe('what changed between two texts', () => {
  it('is told by whole words', () => {
    expect(wordDiff('a mistke here', 'a mistake here')).toEqual([
      { kind: 'same', text: 'a ' },
      { kind: 'gone', text: 'mistke' },
      { kind: 'new', text: 'mistake' },
      { kind: 'same', text: ' here' },
    ]);
  });

  it('knows words that are not English', () => {
    expect(wordDiff('добрый день', 'добрый вечер').map(({ text }) => text)).toEqual(['добрый ', 'день', 'вечер']);
  });

  it('loses nothing of either', () => {
    const [before, after] = ['один  два\nтри 😀', 'один два\n\nтри 😀!'];
    const diff = wordDiff(before, after);
    const without = (kind: string) => diff.filter((stretch) => stretch.kind !== kind).map(({ text }) => text);
    expect(without('new').join('')).toBe(before);
    expect(without('gone').join('')).toBe(after);
  });

  it('takes a moment even where nothing is alike', () => {
    const words = (sign: string) => Array.from({ length: 2_000 }, (_, index) => `${sign}${index}`).join(' ');
    const before = performance.now();
    expect(wordDiff(words('a'), words('b')).length).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
