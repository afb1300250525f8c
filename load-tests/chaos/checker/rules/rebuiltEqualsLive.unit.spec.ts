import { describe, expect, it } from 'vitest';
import type { Line } from '../../record/line.ts';
import { brokenBy, changed, withRows } from '../corrupted.testing.ts';
import { usualHistory } from '../usual.testing.ts';

describe('rule 10: rebuilt models equal live ones', () => {
  it('a rebuild says that a document differs, or that one is parked', async () => {
    const lines = usualHistory().finish();
    const isRebuild = { which: ({ view }: { readonly view?: string }) => view !== undefined };
    const different = changed(lines, 'succeeded', { ...isRebuild, how: (answer) => ({ ...answer, different: ['x'] }) });
    const parked = changed(lines, 'succeeded', { ...isRebuild, how: (answer) => ({ ...answer, parked: 1 }) });
    expect(await Promise.all([different, parked].map(brokenBy))).toEqual([[10], [10]]);
  });
  it('a message reads otherwise after the rebuild', async () => {
    const forged = usualHistory();
    const { id } = forged.newest;
    const lines = withRows(forged.finish(), (row, { phase }) =>
      phase === 'rebuilt' && row.id === id ? { ...row, revision: 'e'.repeat(32) } : row,
    );
    expect(await brokenBy(lines)).toEqual([10]);
  });
  it('a node shows a message more', async () => {
    const forged = usualHistory();
    const more = { ...forged.newest, id: 'e'.repeat(32), seq: 1_000, text: 'more' };
    const lines = changed(forged.finish(), 'finalPage', { how: (page) => ({ ...page, rows: [...page.rows, more] }) });
    expect(await brokenBy(lines)).toEqual([10]);
  });
  it('the order of the fields does not count', async () => {
    const lines = withRows(usualHistory().finish(), (row, { phase }) =>
      phase === 'live' ? row : (Object.fromEntries(Object.entries(row).toReversed()) as never),
    );
    expect(await brokenBy(lines)).toEqual([]);
  });
  it('a node was not asked for its history after the rebuild', async () => {
    const lines = usualHistory().finish();
    const isLeft = (line: Line) => line.kind === 'finalPage' && line.phase === 'rebuilt' && line.node === 'n2';
    expect(await brokenBy(lines.filter((line) => !isLeft(line)))).toEqual([10]);
  });
});
