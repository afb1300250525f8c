import { describe, expect, it } from 'vitest';
import { bestFit, fitOf } from './fuzzy.ts';
import { readingsOf } from './readings.ts';
import { switcherList } from './switcherList.ts';
import type { Target } from './target.ts';

const target = (name: string, more: Partial<Target> = {}): Target => ({
  key: `channel ${name}`,
  kind: 'channel',
  id: name,
  name,
  beside: 'Harbour',
  path: `/${name}`,
  isVoice: false,
  isArchived: false,
  isUnread: false,
  mentions: 0,
  ...more,
});

const shown = (query: string, targets: readonly Target[], more: { recent?: readonly string[]; here?: string } = {}) =>
  switcherList({ query, targets, recent: more.recent ?? [], here: more.here }).map(({ title, choices }) => [
    title,
    ...choices.map(({ target: { name } }) => name),
  ]);

describe('what somebody may have meant', () => {
  it('is what the same keys say on the other layout', () => {
    expect(readingsOf('gel')).toContain('пуд');
    expect(readingsOf('пуд')).toContain('gel');
    expect(readingsOf('re')).toEqual(['re', 'ку', 'ре']);
  });

  it('is what sounds the same in the other letters', () => {
    expect(readingsOf('kukhnya')).toContain('кухня');
    expect(readingsOf('кухня')).toContain('kukhnya');
    expect(readingsOf('shchi')).toContain('щи');
  });

  it('is nothing where nothing is typed', () => {
    expect(readingsOf('  ')).toEqual([]);
  });
});

describe('how a name fits', () => {
  const score = (name: string, query: string) => fitOf(name, query)?.score ?? Number.NEGATIVE_INFINITY;

  it('is best at its beginning, then at that of a word, then inside, then letter by letter', () => {
    const names = ['release', 'the-release', 'prelease', 'r-e-l'];
    const scores = names.map((name) => score(name, 'rel'));
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(new Set(scores).size).toBe(4);
  });

  it('minds neither case nor marks', () => {
    expect(fitOf('Ёлка', 'елк')?.places).toEqual([0, 1, 2]);
    expect(fitOf('café', 'CAFE')?.places).toEqual([0, 1, 2, 3]);
  });

  it('names the code points that fit, behind emoji too', () => {
    expect(fitOf('🦊🦊 news', 'news')?.places).toEqual([3, 4, 5, 6]);
  });

  it('is none for letters that are far apart, and for another name', () => {
    expect(fitOf('a very long name with b', 'ab')).toBeUndefined();
    expect(fitOf('general', 'xyz')).toBeUndefined();
  });

  it('counts what was typed above what may have been meant', () => {
    const readings = readingsOf('ку');
    expect(bestFit('кухня', readings)?.score).toBeGreaterThan(bestFit('relea', readings)?.score ?? 0);
  });
});

describe('the quick switcher', () => {
  it('shows what is unread first, mentions before the rest, then where one was of late, but not where one is', () => {
    const targets = [target('a'), target('b', { isUnread: true }), target('c', { isUnread: true, mentions: 2 }), target('d')];
    expect(shown('', targets, { recent: ['channel d', 'channel c', 'channel a'], here: 'channel a' })).toEqual([
      ['unreadPlaces', 'c', 'b'],
      ['recentPlaces', 'd'],
    ]);
  });

  it('finds a name typed on the wrong layout', () => {
    expect(shown('re[yz', [target('кухня')])).toEqual([['channels', 'кухня']]);
    expect(shown('пут', [target('general')])).toEqual([['channels', 'general']]);
  });

  it('puts where one was of late before better fits', () => {
    const targets = [target('general'), target('the-gentle'), target('genes')];
    expect(shown('gen', targets, { recent: ['channel the-gentle'] })).toEqual([
      ['recentPlaces', 'the-gentle'],
      ['channels', 'genes', 'general'],
    ]);
  });

  it('shows archived ones last', () => {
    expect(shown('re', [target('re-old', { isArchived: true }), target('a-re')])).toEqual([['channels', 'a-re', 're-old']]);
  });

  it('looks for channels only behind #, for people only behind @', () => {
    const targets = [target('anna'), target('Anna', { kind: 'person', key: 'person 1' })];
    expect(shown('#an', targets)).toEqual([['channels', 'anna']]);
    expect(shown('@an', targets)).toEqual([['peopleAndGuilds', 'Anna']]);
  });

  it('is quick among ten thousand channels', { timeout: 30_000 }, () => {
    const targets = Array.from({ length: 10_000 }, (_, index) => target(`channel-${index}-of-the-harbour`));
    shown('h', targets);
    const started = performance.now();
    shown('harbour', targets);
    // About 40 ms where nothing else runs; a machine that is busy with other specs needs its time.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
