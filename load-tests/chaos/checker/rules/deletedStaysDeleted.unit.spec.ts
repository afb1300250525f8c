import { describe, expect, it } from 'vitest';
import { brokenBy, changed, withRows } from '../corrupted.testing.ts';
import { ForgedHistory } from '../forged.testing.ts';

describe('rule 7: a deletion beats an edit', () => {
  const deleted = () => {
    const forged = new ForgedHistory();
    forged.follow('ada-1', 'ada');
    forged.send('bob');
    const before = forged.newest;
    forged.delete('bob', before);
    return { forged, before };
  };
  it('it is shown after all, also after a rebuild only', async () => {
    const { forged, before } = deleted();
    const lines = withRows(forged.finish(), (row, { phase }) => (phase === 'rebuilt' ? before : row));
    expect(await brokenBy(lines)).toEqual([7, 10]);
  });
  it('its text is left', async () => {
    const { forged } = deleted();
    expect(await brokenBy(withRows(forged.finish(), (row) => ({ ...row, text: 'left' })))).toEqual([7]);
  });
  it('a page that knows the deletion shows it', async () => {
    const { forged, before } = deleted();
    forged.read('eve');
    const rows = [{ ...before, position: '00000009' }];
    expect(await brokenBy(changed(forged.lines, 'read', { how: (read) => ({ ...read, rows }) }))).toEqual([7]);
  });
  it('it is edited afterwards', async () => {
    const { forged, before } = deleted();
    forged.edit('bob', before);
    expect(await brokenBy(forged.finish())).toContain(7);
  });
  it('a page that does not know of the deletion may show it', async () => {
    const { forged, before } = deleted();
    forged.read('eve');
    expect(await brokenBy(changed(forged.lines, 'read', { how: (read) => ({ ...read, rows: [before] }) }))).toEqual([]);
  });
});
