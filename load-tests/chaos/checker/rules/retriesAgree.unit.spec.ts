import { describe, expect, it } from 'vitest';
import { brokenBy, changed } from '../corrupted.testing.ts';
import { usualHistory } from '../usual.testing.ts';

describe('rule 4: a retry returns the same id', () => {
  const retried = () => {
    const forged = usualHistory();
    const key = forged.send('bob');
    forged.retry('bob', key);
    return forged.finish();
  };
  const last = ({ seq, view }: { readonly seq?: number; readonly view?: string }) => view === undefined && seq !== undefined;
  it('another id', async () => {
    const lines = changed(retried(), 'succeeded', { which: last, how: (answer) => ({ ...answer, id: 'd'.repeat(32) }) });
    expect(await brokenBy(lines)).toContain(4);
  });
  it('another place', async () => {
    const lines = changed(retried(), 'succeeded', { which: last, how: (answer) => ({ ...answer, seq: 1 }) });
    expect(await brokenBy(lines)).toContain(4);
  });
  it('it is taken for something else', async () => {
    const lines = changed(retried(), 'succeeded', {
      which: last,
      how: ({ at, attempt }) => ({ kind: 'failed', at, attempt, code: 'IDEMPOTENCY_CONFLICT' }),
    });
    expect(await brokenBy(lines)).toEqual([4]);
  });
  it('it may be told another upper bound of its position', async () => {
    const lines = changed(retried(), 'succeeded', { which: last, how: (answer) => ({ ...answer, position: '99999999' }) });
    expect(await brokenBy(lines)).toEqual([]);
  });
});
