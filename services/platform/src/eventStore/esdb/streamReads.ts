import { BACKWARDS, type Direction, END, FORWARDS, type ReadRevision, START, StreamNotFoundError } from '@eventstore/db-client';
import type { ReadOptions, StoredFact } from '../eventStore.ts';
import type { EsdbConnection } from './connection.ts';
import { factOf } from './esdbFacts.ts';

export interface StreamReadOptions extends ReadOptions {
  readonly limit: number;
}

const startOf = (from: number | undefined, backwards: boolean): ReadRevision => {
  if (from !== undefined) return BigInt(Math.max(0, from));
  return backwards ? END : START;
};

/** Facts of one stream, both ways; none where there is no stream. */
export const readFacts = async (
  connection: EsdbConnection,
  stream: string,
  { from, backwards = false, limit }: StreamReadOptions,
): Promise<readonly StoredFact[]> => {
  if (backwards && from !== undefined && from < 0) return [];
  const direction: Direction = backwards ? BACKWARDS : FORWARDS;
  const options = { ...connection.callOptions, maxCount: limit, fromRevision: startOf(from, backwards), direction };
  try {
    const events = await connection.read((client) => client.readStream(stream, options));
    return events.flatMap(({ event }) => (event === undefined ? [] : [factOf(event)]));
  } catch (error) {
    if (error instanceof StreamNotFoundError) return [];
    throw error;
  }
};
