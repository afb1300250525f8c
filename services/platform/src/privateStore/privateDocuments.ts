import type { DatabaseSync } from 'node:sqlite';
import { claimLayout, inTransaction } from '../secureSqlite/secureDatabase.ts';
import { SecureSlots } from '../secureSqlite/secureSlots.ts';

/** A write as the worker takes it: its value is JSON text, or `null` to delete. */
export interface TextWrite {
  readonly collection: string;
  readonly id: string;
  readonly text: string | null;
  readonly expected?: number;
}

/** What a batch did: which writes were made, and whether bytes of a deleted or an overwritten value wait in the log. */
export interface Written {
  readonly answers: readonly boolean[];
  readonly deleted: boolean;
  readonly overwritten: boolean;
}

interface Stored {
  readonly version: number;
  readonly slots: readonly number[];
}

const slotBytes = 256;

const keyOf = (write: TextWrite): string => JSON.stringify([write.collection, write.id]);

const chunksOf = (text: string): Uint8Array[] => {
  const bytes = Buffer.from(text, 'utf8');
  return Array.from({ length: Math.ceil(bytes.length / slotBytes) }, (_, index) =>
    bytes.subarray(index * slotBytes, (index + 1) * slotBytes),
  );
};

/** `CPS` and a number: a chat private store of the first layout. */
const layout = 0x43505301;

/** Creates what is missing; a file of another layout is refused. */
const prepareSchema = (database: DatabaseSync): void => {
  claimLayout(database, layout);
  database.exec(`CREATE TABLE IF NOT EXISTS documents (
    collection TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
    length INTEGER NOT NULL, slots TEXT NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID`);
};

const prepareStatements = (database: DatabaseSync) => ({
  find: database.prepare('SELECT version, slots FROM documents WHERE collection = ? AND id = ?'),
  put: database.prepare(`INSERT INTO documents (collection, id, version, length, slots) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET version = excluded.version, length = excluded.length, slots = excluded.slots`),
  remove: database.prepare('DELETE FROM documents WHERE collection = ? AND id = ?'),
});

/** The writing side of the SQLite private store. Values stand in `SecureSlots`; ids and versions in an index beside them. */
export class PrivateDocuments {
  readonly #database: DatabaseSync;
  readonly #slots: SecureSlots;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: DatabaseSync) {
    prepareSchema(database);
    this.#database = database;
    this.#slots = new SecureSlots(database, slotBytes);
    this.#statements = prepareStatements(database);
  }

  /** One durable transaction. Each list of writes is judged on its own, after those before it. */
  commit(requests: readonly (readonly TextWrite[])[]): Written {
    return inTransaction(this.#database, () => {
      let deleted = false;
      let overwritten = false;
      const answers = requests.map((writes) => {
        if (!this.#allExpected(writes)) return false;
        for (const write of writes) {
          const replaced = this.#apply(write);
          deleted ||= replaced && write.text === null;
          overwritten ||= replaced;
        }
        return true;
      });
      return { answers, deleted, overwritten };
    });
  }

  /** Expectations are checked before anything is written; a document named twice is judged as if the first write stood. */
  #allExpected(writes: readonly TextWrite[]): boolean {
    const versions = new Map<string, number>();
    return writes.every((write) => {
      const version = versions.get(keyOf(write)) ?? this.#find(write)?.version ?? 0;
      versions.set(keyOf(write), write.text === null ? 0 : version + 1);
      return write.expected === undefined || write.expected === version;
    });
  }

  #find({ collection, id }: TextWrite): Stored | undefined {
    const row = this.#statements.find.get(collection, id);
    // The columns are written by `#apply` alone.
    return row && { version: row['version'] as number, slots: JSON.parse(row['slots'] as string) as number[] };
  }

  /** True where a value stood there before. */
  #apply(write: TextWrite): boolean {
    const stored = this.#find(write);
    const kept = stored?.slots ?? [];
    const chunks = write.text === null ? [] : chunksOf(write.text);
    for (const slot of kept.slice(chunks.length)) this.#slots.erase(slot);
    const slots = chunks.map((chunk, index) => this.#placed(chunk, kept[index]));
    const { collection, id } = write;
    if (write.text === null) this.#statements.remove.run(collection, id);
    else {
      const length = Buffer.byteLength(write.text);
      this.#statements.put.run(collection, id, (stored?.version ?? 0) + 1, length, JSON.stringify(slots));
    }
    return stored !== undefined;
  }

  #placed(chunk: Uint8Array, slot: number | undefined): number {
    if (slot === undefined) return this.#slots.put(chunk);
    this.#slots.overwrite(slot, chunk);
    return slot;
  }
}
