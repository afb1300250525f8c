import { describe, expect, it } from 'vitest';
import { CommitWorker } from './commitWorker.ts';

const start = async () => {
  const worker = await CommitWorker.open<string, number>(new URL('./commitWorker.fixture.worker.ts', import.meta.url), {});
  return Object.assign(worker, { [Symbol.asyncDispose]: () => worker.close() });
};
const failed = (message: string) => expect.objectContaining({ name: 'CommitFailed', message });

describe('a commit worker', () => {
  it('puts what is submitted in one tick into one batch, and what waits meanwhile into the next', async () => {
    await using worker = await start();
    const first = [worker.submit('a'), worker.submit('b')];
    await Promise.resolve();
    const second = [worker.submit('c'), worker.submit('d'), worker.submit('e')];
    expect(await Promise.all([...first, ...second])).toEqual([2, 2, 3, 3, 3]);
  });

  it('rejects a whole batch that could not be committed, and goes on', async () => {
    await using worker = await start();
    const batch = await Promise.allSettled([worker.submit('a'), worker.submit('fail')]);
    expect(batch.map((one) => one.status === 'rejected' && one.reason)).toEqual([failed('disk full'), failed('disk full')]);
    expect(await worker.submit('a')).toBe(1);
  });

  it('rejects everything once its thread is gone', async () => {
    await using worker = await start();
    await expect(worker.submit('die')).rejects.toEqual(failed('closed'));
    await expect(worker.submit('a')).rejects.toEqual(failed('closed'));
  });

  it('finishes what was submitted before it closes, and may be closed again', async () => {
    const worker = await start();
    const submitted = Promise.all([worker.submit('a'), worker.submit('b')]);
    await worker.close();
    expect(await submitted).toEqual([2, 2]);
    await worker.close();
    await expect(worker.submit('a')).rejects.toEqual(failed('closed'));
  });

  it('rejects where its script cannot start', async () => {
    const opening = CommitWorker.open(new URL('./absent.worker.ts', import.meta.url), {});
    await expect(opening).rejects.toMatchObject({ name: 'CommitFailed' });
  });
});
