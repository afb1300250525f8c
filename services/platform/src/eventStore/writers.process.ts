import { DatabaseSync } from 'node:sqlite';
import { sampleFact, sampleId } from '../testing/sampleFacts.ts';
import { type ExpectedRevision, WrongExpectedRevision } from './eventStore.ts';
import { openSqliteEventStore } from './sqliteEventStore.ts';

/**
 * A process for tests that kill it: fifty writers append batches without end, ten of them to one stream. Each answer is
 * written to the standard output, one JSON line, before the writer goes on. When the disk is full for all of
 * them, it makes room and appends once more to a stream `after-…`.
 */
export interface AcknowledgedBatch {
  readonly stream: string;
  readonly firstRevision: number;
  readonly ids: readonly string[];
}

const [path = '', textBytes = '200'] = process.argv.slice(2);
const store = await openSqliteEventStore({ path });
const shared = `shared-${sampleId()}`;

const batchOf = (size: number) => {
  const batch = sampleId();
  return Array.from({ length: size }, (_, index) => sampleFact({ batch, index, size, text: 'x'.repeat(Number(textBytes)) }));
};

const appendAtEnd = async (stream: string, from: ExpectedRevision, size: number): Promise<number> => {
  const facts = batchOf(size);
  let expected = from;
  for (;;) {
    try {
      const { firstRevision } = await store.append(stream, expected, facts);
      const acknowledged: AcknowledgedBatch = { stream, firstRevision, ids: facts.map(({ id }) => id) };
      process.stdout.write(`${JSON.stringify(acknowledged)}\n`);
      return firstRevision + size - 1;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      expected = error.actual === -1 ? 'no_stream' : error.actual;
    }
  }
};

const write = async (writer: number): Promise<never> => {
  const stream = writer < 10 ? shared : `own-${sampleId()}`;
  let expected: ExpectedRevision = 'no_stream';
  for (let round = 0; ; round += 1) expected = await appendAtEnd(stream, expected, 1 + ((writer + round) % 4));
};

/** Empties the write-ahead log into the file: under a limit on the size of files, that is room. */
const makeRoom = (): void => {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
};

const ends = await Promise.allSettled(Array.from({ length: 50 }, (_, writer) => write(writer)));
for (const end of ends) if (end.status === 'rejected') process.stderr.write(`${end.reason}\n`);
makeRoom();
await appendAtEnd(`after-${sampleId()}`, 'no_stream', 3);
await store.close();
