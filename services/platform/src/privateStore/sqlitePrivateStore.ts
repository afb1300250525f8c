import type { DatabaseSync } from 'node:sqlite';
import { DocumentTooLarge } from '../readStore/readStore.ts';
import { CommitWorker } from '../secureSqlite/commitWorker.ts';
import { openForReading } from '../secureSqlite/secureDatabase.ts';
import type { TextWrite } from './privateDocuments.ts';
import { type PrivateStore, PrivateStoreUnavailable, type PrivateWrite, type Versioned } from './privateStore.ts';

const printableAscii = /^[\x20-\x7e]{1,512}$/;
const largestValueBytes = 262_144;
const largestPage = 1_000;

/** A name after every printable one that starts with `prefix`. */
const afterPrefix = (prefix: string): string => `${prefix}\x7f`;

const columns = 'd.id, d.version, d.length, s.bytes FROM';
const slotsOf = 'JOIN json_each(d.slots) AS place JOIN slots AS s ON s.slot = place.value';

/** The statements of the reading side; their plans are asserted by a test. */
export const privateStoreQueries = {
  get: `SELECT ${columns} documents AS d ${slotsOf} WHERE d.collection = ? AND d.id = ? ORDER BY place.key`,
  list: `SELECT ${columns} (SELECT * FROM documents WHERE collection = ? AND id >= ? AND id < ? AND id > ? ORDER BY id LIMIT ?) AS d
    ${slotsOf} ORDER BY d.id, place.key`,
} as const;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** Joins the rows of each document; they follow each other, in the order of its slots. */
const documentsOf = <Value>(rows: readonly Row[]): (Versioned<Value> & { readonly id: string })[] =>
  [...Map.groupBy(rows, (row) => row.id)].flatMap(([id, parts]) => {
    const [first] = parts;
    if (first === undefined) return [];
    const text = Buffer.concat(parts.map((part) => part.bytes)).toString('utf8', 0, first.length);
    return [{ id, version: first.version, value: JSON.parse(text) as Value }]; // what a collection holds is its caller's knowledge
  });

const toTextWrite = ({ collection, id, value, expected }: PrivateWrite): TextWrite => {
  for (const name of [collection, id]) {
    if (!printableAscii.test(name)) throw new RangeError('collections and ids have 1 to 512 printable ASCII characters');
  }
  const text = value === null ? null : JSON.stringify(value);
  if (text !== null && Buffer.byteLength(text) >= largestValueBytes) {
    throw new DocumentTooLarge(`a document of ${collection} has ${largestValueBytes} bytes or more`);
  }
  return { collection, id, text, ...(expected === undefined ? {} : { expected }) };
};

class SqlitePrivateStore implements PrivateStore {
  readonly #writer: CommitWorker<readonly TextWrite[], boolean>;
  readonly #reader: DatabaseSync;
  readonly #get;
  readonly #list;

  constructor(writer: CommitWorker<readonly TextWrite[], boolean>, reader: DatabaseSync) {
    this.#writer = writer;
    this.#reader = reader;
    this.#get = reader.prepare(privateStoreQueries.get);
    this.#list = reader.prepare(privateStoreQueries.list);
  }

  async get<Value>(collection: string, id: string): Promise<Versioned<Value> | undefined> {
    const [found] = this.#read<Value>(() => this.#get.all(collection, id));
    return found && { value: found.value, version: found.version };
  }

  async write(writes: readonly PrivateWrite[]): Promise<boolean> {
    const request = writes.map(toTextWrite);
    try {
      return await this.#writer.submit(request);
    } catch (cause) {
      throw new PrivateStoreUnavailable('the private store could not write', { cause });
    }
  }

  async list<Value>(collection: string, options: { prefix?: string; after?: string; limit: number }) {
    const { prefix = '', after = '', limit } = options;
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > largestPage) throw new RangeError('limit must be 1 to 1,000');
    return this.#read<Value>(() => this.#list.all(collection, prefix, afterPrefix(prefix), after, limit));
  }

  /** The reader stays open until the writer is done, so that what was accepted before can still be read. */
  async close(): Promise<void> {
    if (this.#reader.isOpen) this.#reader.close();
    await this.#writer.close();
  }

  #read<Value>(rows: () => unknown[]) {
    try {
      return documentsOf<Value>(rows() as Row[]); // the columns of `privateStoreQueries`
    } catch (cause) {
      throw new PrivateStoreUnavailable('the private store could not read', { cause });
    }
  }
}

/**
 * Opens (or creates) the private store in one SQLite file. Writes are group commits in a worker thread, reads run here and
 * see every write that has resolved. Collections and ids have 1 to 512 printable ASCII characters (else `RangeError`), values
 * under 256 KiB of JSON (else `DocumentTooLarge`). Deleted values are gone from the file and its log when the write resolves,
 * overwritten ones 100 ms later. A torn or unwritable file is `PrivateStoreUnavailable`.
 */
export const openSqlitePrivateStore = async (options: { readonly path: string }): Promise<PrivateStore> => {
  const script = new URL('./privateStore.worker.ts', import.meta.url);
  const unavailable = (cause: unknown) =>
    new PrivateStoreUnavailable(`the private store ${options.path} could not be opened`, { cause });
  const writer = await CommitWorker.open<readonly TextWrite[], boolean>(script, options.path).catch((cause) => {
    throw unavailable(cause);
  });
  try {
    return new SqlitePrivateStore(writer, openForReading(options.path));
  } catch (cause) {
    await writer.close();
    throw unavailable(cause);
  }
};
