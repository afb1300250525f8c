import { describe, expect, it } from 'vitest';
import { brokenBy, withRows } from '../corrupted.testing.ts';
import { usualHistory } from '../usual.testing.ts';

describe('rule 1: an acknowledged message is in the final history exactly once', () => {
  it('not at all, through one of the nodes', async () => {
    const forged = usualHistory();
    const { id } = forged.newest;
    const lines = withRows(forged.finish(), (row, { node }) => (row.id === id && node === 'n2' ? undefined : row));
    expect(await brokenBy(lines)).toContain(1);
  });
  it('twice under one id', async () => {
    const forged = usualHistory();
    const { id } = forged.newest;
    expect(await brokenBy(withRows(forged.finish(), (row) => (row.id === id ? [row, row] : row)))).toContain(1);
  });
  it('twice under two ids', async () => {
    const forged = usualHistory();
    const { id } = forged.newest;
    const twin = forged.newId();
    const lines = withRows(forged.finish(), (row) => (row.id === id ? [row, { ...row, id: twin, seq: row.seq + 1 }] : row));
    expect(await brokenBy(lines)).toContain(1);
  });
  it('at another place than was answered', async () => {
    const forged = usualHistory();
    const { id } = forged.newest;
    const lines = withRows(forged.finish(), (row) => (row.id === id ? { ...row, seq: row.seq + 1 } : row));
    expect(await brokenBy(lines)).toContain(1);
  });
  it('a message that was deleted is there, without its text', async () => {
    const forged = usualHistory();
    forged.delete('ada', forged.newest);
    expect(await brokenBy(forged.finish())).toEqual([]);
  });
  it('a channel whose history was not read hides what it lost', async () => {
    const lines = usualHistory().finish();
    const elsewhere = lines.map((line) => (line.kind === 'finalPage' ? { ...line, channel: 'd'.repeat(32), rows: [] } : line));
    expect(await brokenBy(elsewhere)).toContain(1);
  });
});
