import { type EventReader, EventStoreUnavailable, eventStoreLimits } from './eventStore.ts';
import { Feeds } from './feeds.ts';
import { prepareLog } from './sqliteDatabase.ts';
import { SqliteLog } from './sqliteLog.ts';

export interface SqliteEventReaderOptions {
  readonly path: string;
  /** Facts of a batch; 1,000 where absent. */
  readonly pageFacts?: number;
  /** Milliseconds between two looks for newer facts; 100 where absent. */
  readonly lookEvery?: number;
}

/** What the reader has beside the port. */
export interface SqliteEventReader extends EventReader {
  /** There are newer facts: feeds go on now instead of at their next look. */
  notify(): void;
}

const lookEveryMillis = 100;

/**
 * The log for another thread or process than the one that writes it. Its feeds look for newer facts every `lookEvery`, all of them
 * with one cheap query, and at each `notify`; nothing has to be sent to it. Facts are read from the file and belong to the
 * feed that yields them. An absent file is made; a torn, foreign or newer one is `EventStoreUnavailable`.
 */
export const openSqliteEventReader = async (options: SqliteEventReaderOptions): Promise<SqliteEventReader> => {
  const { path, pageFacts = eventStoreLimits.readFacts, lookEvery = lookEveryMillis } = options;
  prepareLog(path);
  const log = new SqliteLog(path, pageFacts);
  let seen = 0;
  const look = () => {
    try {
      const last = log.lastPlace();
      if (last > seen) feeds.wake();
      seen = last;
    } catch (error) {
      feeds.fail(error instanceof Error ? error : new EventStoreUnavailable(String(error)));
    }
  };
  const follow = () => {
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  };
  const feeds = new Feeds({ page: (after) => ({ facts: log.page(after), stored: true }), follow });
  let isClosed = false;
  const open = () => {
    if (isClosed) throw new EventStoreUnavailable(`the event log ${path} is closed`);
    return log;
  };
  return {
    read: async (stream, readOptions) => open().read(stream, readOptions),
    feed: (after, signal) => feeds.feed(after, signal),
    head: async () => open().newest(),
    notify: () => feeds.wake(),
    close: async () => {
      isClosed = true;
      feeds.fail(new EventStoreUnavailable(`the event log ${path} is closed`));
      log.close();
    },
  };
};
