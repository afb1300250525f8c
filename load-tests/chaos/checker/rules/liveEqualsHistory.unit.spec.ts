import { describe, expect, it } from 'vitest';
import { brokenBy, withRows } from '../corrupted.testing.ts';
import { ForgedHistory } from '../forged.testing.ts';
import { usualHistory } from '../usual.testing.ts';

describe('rule 11: no live event without its row, and the reverse', () => {
  it('a message that readers were told of is not in the history', async () => {
    const forged = usualHistory();
    const key = forged.send('bob', { isDone: true });
    const lines = withRows(forged.finish(), (row) => (row.text === key ? undefined : row));
    expect(await brokenBy(lines)).toContain(11);
  });
  it('a message is in the history, and nobody who followed to the end was told of it', async () => {
    const forged = usualHistory();
    forged.send('bob');
    const { seq } = forged.newest;
    const lines = forged.finish().filter((line) => line.kind !== 'frame' || line.seq !== seq);
    expect(await brokenBy(lines)).toEqual([11]);
  });
  it.each([
    ['an edit', { revision: 'e'.repeat(32) }],
    ['a reaction', { reactions: { 'u-1f44e': 1 } }],
    ['a deletion', { deleted: true, text: null }],
  ])('%s that readers were not told of', async (_what, difference) => {
    const forged = usualHistory();
    const { id } = forged.newest;
    expect(await brokenBy(withRows(forged.finish(), (row) => (row.id === id ? { ...row, ...difference } : row)))).toContain(11);
  });
  it('what was before a reader came is no business of theirs', async () => {
    const forged = new ForgedHistory();
    forged.send('bob');
    forged.edit('bob', forged.newest);
    forged.follow('ada-1', 'ada');
    forged.send('bob');
    expect(await brokenBy(forged.finish())).toEqual([]);
  });
});
