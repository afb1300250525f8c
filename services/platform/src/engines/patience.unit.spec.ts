import { expect, it } from 'vitest';
import { EventStoreUnavailable } from '../eventStore/eventStore.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { patiently } from './patience.ts';

const isAway = (error: unknown): boolean => error instanceof EventStoreUnavailable;
const opening = (failures: number, failure: Error) => {
  let attempts = 0;
  return async () => {
    attempts += 1;
    if (attempts <= failures) throw failure;
    return attempts;
  };
};

it('waits for an engine that is away, and says for which, not at every attempt', async () => {
  const log = recordingLog();
  const away = opening(5, new EventStoreUnavailable('nobody answers'));
  expect(await patiently(away, { setting: 'ESDB_URI', isAway, log, retryEvery: 1 })).toBe(6);
  expect(log.records().map(({ message, setting }) => ({ message, setting }))).toEqual([
    { message: 'an engine is away, waiting for it', setting: 'ESDB_URI' },
  ]);
  const often = recordingLog();
  const again = opening(3, new EventStoreUnavailable('nobody answers'));
  await patiently(again, { setting: 'ESDB_URI', isAway, log: often, retryEvery: 1, sayEvery: 0 });
  expect(often.lines).toHaveLength(3);
});

it('does not wait for what will not come, nor after it is told to stop', async () => {
  const log = recordingLog();
  const wrong = opening(1, new TypeError('wrong'));
  await expect(patiently(wrong, { setting: 'ESDB_URI', isAway, log })).rejects.toThrow('wrong');
  const stopped = AbortSignal.abort(new Error('stopped'));
  const away = opening(9, new EventStoreUnavailable('away'));
  await expect(patiently(away, { setting: 'ESDB_URI', isAway, log, signal: stopped })).rejects.toThrow();
});
