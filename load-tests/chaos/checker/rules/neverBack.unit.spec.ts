import { describe, expect, it } from 'vitest';
import type { Line } from '../../record/line.ts';
import { brokenBy, changed } from '../corrupted.testing.ts';
import { usualHistory } from '../usual.testing.ts';

describe('rule 5: what a client sees never goes back', () => {
  it('a reader is told a fact again after it reconnected', async () => {
    const lines = usualHistory().finish();
    const index = lines.findLastIndex((line) => line.kind === 'frame');
    expect(await brokenBy(lines.toSpliced(index, 0, lines[index] as Line))).toEqual([5]);
  });
  it('a reader goes back by more', async () => {
    const lines = usualHistory().finish();
    const old = lines.find((line) => line.kind === 'frame') as Line;
    expect(await brokenBy([...lines, { ...old, at: lines.at(-1)?.at ?? 0 }])).toContain(5);
  });
  it('a page does not show what the page before it did', async () => {
    const forged = usualHistory();
    const { id } = forged.newest;
    forged.read('bob');
    forged.read('bob');
    const lines = changed(forged.lines, 'read', {
      how: (read) => ({ ...read, rows: read.rows.filter((row) => row.id !== id) }),
    });
    expect(await brokenBy(lines)).toEqual([5]);
  });
  it('a page shows a message as it was before the client was told of its edit', async () => {
    const forged = usualHistory();
    const before = forged.newest;
    forged.edit('ada', before);
    forged.read('eve');
    const lines = changed(forged.lines, 'read', {
      how: (read) => ({ ...read, rows: read.rows.map((row) => (row.id === before.id ? before : row)) }),
    });
    expect(await brokenBy(lines)).toEqual([5]);
  });
  it('a page that was asked for with nothing in mind may be older', async () => {
    const forged = usualHistory();
    const { id } = forged.newest;
    forged.read('bob');
    forged.read('bob');
    const lines = changed(forged.lines, 'read', {
      how: (read) => ({ ...read, minPosition: null, rows: read.rows.filter((row) => row.id !== id) }),
    });
    expect(await brokenBy(lines)).toEqual([]);
  });
  it('a page that was asked for before may be older', async () => {
    const forged = usualHistory();
    const { id } = forged.newest;
    forged.read('bob');
    forged.read('bob');
    const lines = changed(forged.lines, 'read', {
      how: (read) => ({ ...read, asked: 0, rows: read.rows.filter((row) => row.id !== id) }),
    });
    expect(await brokenBy(lines)).toEqual([]);
  });
});
