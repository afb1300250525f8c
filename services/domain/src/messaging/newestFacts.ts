import type { EventStore, StoredFact } from '@chat/platform';
import type { Position } from '@chat/schema/events';

/** The end of a stream. */
export interface NewestFacts {
  /** The last fact, wherever it stands; nothing in an empty stream. */
  readonly newest: StoredFact | undefined;
  /** The facts above the position in order; nothing where there are too many. */
  readonly above: readonly StoredFact[] | undefined;
}

const firstPage = 64;
const page = 1_000;

/** Reads a stream backwards down to a position of the log. */
export const newestFacts = async (
  store: EventStore,
  stream: string,
  { above: position, most }: { readonly above: Position; readonly most: number },
): Promise<NewestFacts> => {
  let facts = await store.read(stream, { backwards: true, limit: firstPage });
  const newest = facts[0];
  const above: StoredFact[] = [];
  while (facts.length > 0) {
    const found = facts.filter((fact) => fact.position > position);
    above.push(...found);
    if (above.length > most) return { newest, above: undefined };
    const oldest = facts.at(-1);
    if (found.length < facts.length || oldest === undefined || oldest.revision === 0) break;
    facts = await store.read(stream, { backwards: true, from: oldest.revision - 1, limit: page });
  }
  return { newest, above: above.reverse() };
};
