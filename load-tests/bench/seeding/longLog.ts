import { instanceIdentity } from '@chat/domain/identity';
import { dataFiles, newId, openSqliteEventStore, openVault, systemClock, systemIds } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { Run } from '../run.ts';
import { storeMessages } from './storedMessages.ts';

export interface LongLog {
  readonly directory: string;
  readonly logId: Id;
  /** All facts in it. */
  readonly facts: number;
}

const authors = 100;
const messagesAChannel = 10_000;

const writeLog = async (run: Run, messages: number): Promise<LongLog> => {
  const started = performance.now();
  const directory = await run.directory();
  const files = dataFiles(directory);
  await using stack = new AsyncDisposableStack();
  const store = stack.adopt(await openSqliteEventStore({ path: files.eventLog }), (opened) => opened.close());
  const vault = stack.adopt(await openVault({ directory: files.vaultDirectory, create: true }), (opened) => opened.close());
  const logId = await instanceIdentity({ store, vault, clock: systemClock, ids: systemIds });
  const guildId = newId();
  const authorIds = Array.from({ length: authors }, () => newId());
  for (let left = messages; left > 0; left -= messagesAChannel)
    await storeMessages({ store, vault }, { guildId, channelId: newId(), authorIds, from: 0 }, Math.min(left, messagesAChannel));
  run.say(`a log of ${messages} messages in ${Math.round((performance.now() - started) / 100) / 10} s`);
  return { directory, logId, facts: messages + 1 };
};

/** A data directory with this many sealed messages and no views yet; made once a run. */
export const longLog = (run: Run, messages: number): Promise<LongLog> =>
  run.shared(`log of ${messages}`, () => writeLog(run, messages));
