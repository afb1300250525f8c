import { describe, expect, it } from 'vitest';
import type { Line } from '../../record/line.ts';
import { brokenBy, changed } from '../corrupted.testing.ts';
import { ForgedHistory } from '../forged.testing.ts';
import { usualHistory } from '../usual.testing.ts';

describe('rule 8: what is unread are the messages after the marker', () => {
  it.each([-1, 1])('the count is off by %i', async (by) => {
    const lines = changed(usualHistory().finish(), 'read', {
      how: (read) => ({ ...read, unread: { ...read.unread, count: read.unread.count + by } }),
    });
    expect(await brokenBy(lines)).toEqual([8]);
  });
  it('the marker is further back than the count', async () => {
    const forged = new ForgedHistory();
    forged.send('bob');
    const unread = { count: 0, more: false, readUpTo: 0 };
    const lines = changed(forged.finish(), 'read', {
      which: ({ client }) => client === 'ada',
      how: (read) => ({ ...read, unread }),
    });
    expect(await brokenBy(lines)).toEqual([8]);
  });
  it('while messages come, it may be off', async () => {
    const forged = usualHistory();
    forged.read('ada');
    const lines = changed(forged.finish(), 'read', {
      which: ({ client }) => client === 'ada',
      how: (read) => read,
    }).with(0, forged.lines[0] as Line);
    const early = lines.findIndex((line) => line.kind === 'read');
    const line = lines[early] as Extract<Line, { kind: 'read' }>;
    expect(await brokenBy(lines.with(early, { ...line, unread: { ...line.unread, count: 99 } }))).toEqual([]);
  });
});
