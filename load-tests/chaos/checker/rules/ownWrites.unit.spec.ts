import { describe, expect, it } from 'vitest';
import { brokenBy, changed } from '../corrupted.testing.ts';
import { ForgedHistory } from '../forged.testing.ts';

describe('rule 6: who reads with the position of what they wrote sees it', () => {
  const wrote = () => {
    const forged = new ForgedHistory();
    forged.send('bob');
    return forged;
  };
  it('not what they sent', async () => {
    const forged = wrote();
    forged.read('bob');
    expect(await brokenBy(changed(forged.lines, 'read', { how: (read) => ({ ...read, rows: [] }) }))).toEqual([6]);
  });
  it('not what they edited', async () => {
    const forged = wrote();
    forged.follow('ada-1', 'ada');
    forged.send('bob');
    const before = forged.newest;
    forged.edit('bob', before);
    forged.read('bob');
    expect(
      await brokenBy(
        changed(forged.lines, 'read', {
          how: (read) => ({ ...read, rows: read.rows.map((row) => (row.id === before.id ? before : row)) }),
        }),
      ),
    ).toEqual([6]);
  });
  it('not how far they have read', async () => {
    const forged = wrote();
    forged.markRead('ada');
    forged.read('ada');
    const unread = { count: 1, more: false, readUpTo: 0 };
    expect(await brokenBy(changed(forged.lines, 'read', { how: (read) => ({ ...read, unread }) }))).toEqual([6]);
  });
  it('who asks with an older position, or for newer messages only, may not see it', async () => {
    const forged = wrote();
    forged.read('bob');
    const older = changed(forged.lines, 'read', { how: (read) => ({ ...read, minPosition: '00000000', rows: [] }) });
    const newer = changed(forged.lines, 'read', { how: (read) => ({ ...read, from: 2, rows: [] }) });
    const others = changed(forged.lines, 'read', { how: (read) => ({ ...read, client: 'ada', rows: [] }) });
    expect(await Promise.all([older, newer, others].map(brokenBy))).toEqual([[], [], []]);
  });
});
