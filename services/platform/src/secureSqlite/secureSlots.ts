import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Cells of one fixed size for bytes that must be forgettable. `secure_delete` alone is not enough: where SQLite rebuilds a
 * B-tree page, copies of moved rows stay in its unallocated space (seen for 1 in 2,000 deleted values of varying length).
 * Slots are only ever appended and overwritten in place by as many bytes, so none of them is ever moved or copied.
 */
export class SecureSlots {
  readonly #size: number;
  readonly #takeFree: StatementSync;
  readonly #leaveFree: StatementSync;
  readonly #append: StatementSync;
  readonly #overwrite: StatementSync;

  /** `size` is the number of bytes of a slot; it never changes for a file. Creates the tables where they are missing. */
  constructor(database: DatabaseSync, size: number) {
    database.exec(`CREATE TABLE IF NOT EXISTS slots (slot INTEGER PRIMARY KEY, bytes BLOB NOT NULL CHECK (length(bytes) = ${size}));
      CREATE TABLE IF NOT EXISTS free_slots (slot INTEGER PRIMARY KEY)`);
    this.#size = size;
    this.#takeFree = database.prepare('DELETE FROM free_slots WHERE slot = (SELECT slot FROM free_slots LIMIT 1) RETURNING slot');
    this.#leaveFree = database.prepare('INSERT INTO free_slots VALUES (?)');
    this.#append = database.prepare('INSERT INTO slots (bytes) VALUES (?) RETURNING slot');
    this.#overwrite = database.prepare('UPDATE slots SET bytes = ? WHERE slot = ?');
  }

  /** Keeps at most `size` bytes, filled up with zeros; answers with the slot. Inside a transaction. */
  put(bytes: Uint8Array): number {
    const free = this.#takeFree.get();
    if (free === undefined) return Number(this.#append.get(this.#filled(bytes))?.['slot']);
    const slot = Number(free['slot']);
    this.overwrite(slot, bytes);
    return slot;
  }

  /** Replaces what the slot holds. */
  overwrite(slot: number, bytes: Uint8Array): void {
    this.#overwrite.run(this.#filled(bytes), slot);
  }

  /** Overwrites the slot with zeros and leaves it to the next `put`. */
  erase(slot: number): void {
    this.overwrite(slot, new Uint8Array(0));
    this.#leaveFree.run(slot);
  }

  #filled(bytes: Uint8Array): Uint8Array {
    if (bytes.length > this.#size) throw new RangeError(`${bytes.length} bytes do not fit into a slot of ${this.#size}`);
    if (bytes.length === this.#size) return bytes;
    const filled = new Uint8Array(this.#size);
    filled.set(bytes);
    return filled;
  }
}
