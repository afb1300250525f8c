import { describe, expect, it } from 'vitest';
import { brokenBy, changed, withRows } from '../corrupted.testing.ts';
import type { ForgedHistory } from '../forged.testing.ts';
import { usualHistory } from '../usual.testing.ts';

describe('rule 2: unanswered at most once, refused not at all', () => {
  const twin = (forged: ForgedHistory, key: string) =>
    withRows(forged.finish(), (row) =>
      row.text?.includes(key) ? [row, { ...row, id: 'f'.repeat(32), seq: row.seq + 100 }] : row,
    );
  it('what nobody answered is two messages', async () => {
    const forged = usualHistory();
    expect(await brokenBy(twin(forged, forged.send('bob', { isDone: true })))).toContain(2);
  });
  it('what was refused is a message', async () => {
    const forged = usualHistory();
    const key = forged.refuse('bob', 'send', 'FORBIDDEN');
    const { id } = forged.newest;
    const lines = withRows(forged.finish(), (row) => (row.id === id ? { ...row, text: key } : row));
    expect(await brokenBy(lines)).toContain(2);
  });
  it('what was refused was told to a reader', async () => {
    const forged = usualHistory();
    const key = forged.refuse('bob', 'edit', 'MESSAGE_DELETED');
    forged.edit('ada', forged.newest);
    const lines = changed(forged.finish(), 'frame', {
      which: ({ type }) => type === 'MessageEdited',
      how: (frame) => ({ ...frame, text: key }),
    });
    expect(await brokenBy(lines)).toContain(2);
  });
  it('what nobody answered may be refused when it is tried again: it is once or not there', async () => {
    for (const isDone of [true, false]) {
      const forged = usualHistory();
      const key = forged.send('bob', { isDone });
      const attempt = forged.invoke({ client: 'bob', operation: 'send', key });
      forged.write({ kind: 'failed', attempt, code: 'FORBIDDEN' });
      expect(await brokenBy(forged.finish())).toEqual([]);
    }
  });
});
