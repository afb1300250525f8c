import { type AllStreamRecordedEvent, BACKWARDS, END, type ReadAllOptions, type ReadPosition } from '@eventstore/db-client';
import type { StoredFact } from '../eventStore.ts';
import type { EsdbConnection } from './connection.ts';
import { factOf } from './esdbFacts.ts';

/** Events that one look back takes. The first look is short: mostly the newest event is a fact. */
const fewest = 8;
const most = 512;

/**
 * The newest fact of the log, or nothing. The node writes events of its own between ours, and a read of everything
 * cannot leave them out, so it looks back further and further until it finds a fact or the beginning.
 */
export const newestOf = async (connection: EsdbConnection, prefixes: readonly string[]): Promise<StoredFact | undefined> => {
  const isOurs = ({ streamId }: AllStreamRecordedEvent) => prefixes.some((prefix) => streamId.startsWith(prefix));
  const before = async (fromPosition: ReadPosition, maxCount: number): Promise<AllStreamRecordedEvent[]> => {
    const options: ReadAllOptions = { ...connection.callOptions, direction: BACKWARDS, maxCount, fromPosition };
    const resolved = await connection.read((client) => client.readAll(options));
    return resolved.flatMap(({ event }) => event ?? []);
  };
  let from: ReadPosition = END;
  for (let count = fewest; ; count = Math.min(most, count * 4)) {
    const events: AllStreamRecordedEvent[] = await before(from, count);
    const newest = events.find(isOurs);
    if (newest !== undefined) return factOf(newest);
    const oldest = events.at(-1);
    if (oldest === undefined || events.length < count) return undefined;
    from = oldest.position;
  }
};
