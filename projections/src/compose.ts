import { createLog, dataFiles, type Environment, systemClock, type ToldVaultReader, toldTexts } from '@chat/platform';
import { openKeysToRead, openProjectionStores } from '@chat/platform/engines';
import type { Id } from '@chat/schema/events';
import type { RunnerPorts } from './runner/runnerPorts.ts';

/** The runner's ports over stores with connections of their own. */
export interface OwnPorts extends RunnerPorts, AsyncDisposable {
  readonly vault: ToldVaultReader;
  /** There are newer facts. */
  notify(): void;
}

export interface OwnPortsOptions {
  readonly environment: Environment;
  readonly logId: Id;
}

/** Opens the stores beside the thread that writes the log and holds the vault. */
export const openOwnPorts = async ({ environment, logId }: OwnPortsOptions): Promise<OwnPorts> => {
  const places = { environment, files: dataFiles(environment.dataDirectory) };
  await using opened = new AsyncDisposableStack();
  const { eventStore, factsBetween, readStore, notify } = opened.use(await openProjectionStores(places));
  const vault = opened.adopt(toldTexts(await openKeysToRead(places)), (told) => told.close());
  const log = createLog({ level: environment.logLevel });
  const stack = opened.move();
  return {
    eventStore,
    factsBetween,
    notify,
    readStore,
    vault,
    log,
    logId,
    clock: systemClock,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
