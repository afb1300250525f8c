import { describe, expect, it } from 'vitest';
import { brokenBy, changed } from '../corrupted.testing.ts';
import { usualHistory } from '../usual.testing.ts';

describe('rule 3: one order for all readers, without gaps', () => {
  it('a reader is not told a fact', async () => {
    const lines = changed(usualHistory().finish(), 'frame', { which: ({ seq }) => seq === 3, how: () => undefined });
    expect(await brokenBy(lines)).toEqual([3]);
  });
  it('a reader is told another fact at a place', async () => {
    const lines = changed(usualHistory().finish(), 'frame', {
      which: ({ reader, seq }) => reader === 'eve-1' && seq === 3,
      how: (frame) => ({ ...frame, id: 'e'.repeat(32) }),
    });
    expect(await brokenBy(lines)).toEqual([3]);
  });
  it('a page shows another message at a place', async () => {
    const forged = usualHistory();
    const { seq } = forged.newest;
    const other = { ...forged.newest, id: 'e'.repeat(32) };
    const lines = changed(forged.finish(), 'read', {
      how: (read) => ({ ...read, rows: read.rows.map((row) => (row.seq === seq ? other : row)) }),
    });
    expect(await brokenBy(lines)).toContain(3);
  });
  it('a page is not in order', async () => {
    const lines = changed(usualHistory().finish(), 'finalPage', { how: (page) => ({ ...page, rows: page.rows.toReversed() }) });
    expect(await brokenBy(lines)).toEqual([3]);
  });
  it('the places are not in the order of the log', async () => {
    const lines = usualHistory()
      .finish()
      .map((line) => (line.kind === 'frame' && line.seq === 2 ? { ...line, position: '00000000' } : line));
    expect(await brokenBy(lines)).toContain(3);
  });
  it('an answer tells another place than readers see', async () => {
    const lines = changed(usualHistory().finish(), 'succeeded', {
      which: ({ seq }) => seq === 1,
      how: (answer) => ({ ...answer, id: 'e'.repeat(32) }),
    });
    expect(await brokenBy(lines)).toContain(3);
  });
  it('who subscribes without a cursor begins anywhere', async () => {
    const forged = usualHistory();
    forged.disconnect('ada-1');
    forged.send('bob');
    forged.follow('ada-1', 'ada');
    forged.send('bob');
    expect(await brokenBy(forged.finish())).toEqual([]);
  });
});
