import {
  createLog,
  dataFiles,
  type LogLevel,
  openSqliteEventReader,
  openSqliteReadStore,
  openVaultReader,
  type SqliteEventReader,
  sqliteFactsBetween,
  systemClock,
  type ToldVaultReader,
  toldTexts,
} from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { RunnerPorts } from './runner/runnerPorts.ts';

/** The runner's ports over the embedded stores, with connections of their own. */
export interface EmbeddedPorts extends RunnerPorts, AsyncDisposable {
  readonly eventStore: SqliteEventReader;
  readonly vault: ToldVaultReader;
}

export interface EmbeddedPortsOptions {
  readonly directory: string;
  readonly logId: Id;
  readonly logLevel: LogLevel;
}

/** Milliseconds between two looks for newer facts that this thread was not told of. */
const lookEvery = 1_000;

/** Opens the stores in a data directory beside the thread that writes the log and holds the vault. */
export const openEmbeddedPorts = async ({ directory, logId, logLevel }: EmbeddedPortsOptions): Promise<EmbeddedPorts> => {
  const files = dataFiles(directory);
  await using opened = new AsyncDisposableStack();
  const eventStore = opened.adopt(await openSqliteEventReader({ path: files.eventLog, lookEvery }), (reader) => reader.close());
  const readStore = opened.adopt(await openSqliteReadStore({ path: files.readStore }), (store) => store.close());
  const reader = await openVaultReader({ directory: files.vaultDirectory });
  const vault = opened.adopt(toldTexts(reader), (told) => told.close());
  const log = createLog({ level: logLevel });
  const stack = opened.move();
  return {
    eventStore,
    readStore,
    vault,
    log,
    logId,
    clock: systemClock,
    factsBetween: sqliteFactsBetween,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
