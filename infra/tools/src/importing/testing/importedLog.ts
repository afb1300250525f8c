import { dataFiles, openFacts, openSqliteEventReader, openVaultReader } from '@chat/platform';
import type { Opened } from '@chat/schema/events';

/** Every fact of a data directory that nobody uses, opened, in the order of the log. */
export const readLog = async (directory: string): Promise<readonly Opened[]> => {
  const files = dataFiles(directory);
  await using opened = new AsyncDisposableStack();
  const store = opened.adopt(await openSqliteEventReader({ path: files.eventLog }), (reader) => reader.close());
  const vault = opened.adopt(await openVaultReader({ directory: files.vaultDirectory }), (reader) => reader.close());
  const head = await store.head();
  const facts: Opened[] = [];
  if (head === undefined) return facts;
  const reading = new AbortController();
  for await (const batch of store.feed(undefined, reading.signal)) {
    facts.push(...(await openFacts(vault, batch, () => true)));
    if (facts.at(-1)?.position === head.position) break;
  }
  reading.abort();
  return facts;
};

/** What an import is to write every time, stream by stream: everything but when it was recorded, and how it was sealed. */
export const saidByStream = (facts: readonly Opened[]): Readonly<Record<string, readonly unknown[]>> => {
  const streams = new Map<string, unknown[]>();
  for (const { stream, revision, id, type, data, meta } of facts) {
    const { at: _at, basis: _basis, ...timeless } = meta;
    streams.set(stream, [...(streams.get(stream) ?? []), { revision, id, type, data, meta: timeless }]);
  }
  return Object.fromEntries(streams);
};
