import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Id, KeyedHash } from '@chat/schema/events';
import type { RingKeys } from './ringKeys.ts';
import { openTexts } from './textCipher.ts';
import { type OpenRequest, type RingName, VaultBroken, type VaultReader, VaultUnavailable } from './vault.ts';
import type { VaultKeys } from './vaultKeys.ts';

type Texts = Readonly<Record<string, string>>;

/** Texts sealed or opened before other work gets its turn: 2 to 5 ms. */
export const textsPerTurn = 128;

/** Maps a long batch in turns, so that it stalls no socket. */
export const mapInTurns = async <Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result | Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % textsPerTurn === 0) await nextTurn();
    const result = map(item, index);
    results.push(result instanceof Promise ? await result : result);
  }
  return results;
};

/** Runs a read of the key store; what SQLite throws becomes `VaultUnavailable`. */
export const reading = <Result>(read: () => Result): Result => {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof VaultBroken) throw cause;
    throw new VaultUnavailable('the vault could not be read', { cause });
  }
};

export interface VaultParts {
  readonly database: DatabaseSync;
  readonly keys: VaultKeys;
  readonly rings: RingKeys;
}

/** Opens texts with the keys of a SQLite vault, read through a connection of its own. */
export class SqliteVaultReader implements VaultReader {
  readonly vaultId: Id;
  readonly #parts: VaultParts;

  constructor(parts: VaultParts) {
    this.#parts = parts;
    this.vaultId = parts.keys.vaultId;
  }

  keyedHash(label: string, value: string): KeyedHash {
    return this.#parts.keys.keyedHash(label, value);
  }

  ringId(ring: RingName): Id {
    return this.#parts.keys.ringId(ring);
  }

  open(requests: readonly OpenRequest[]): Promise<readonly (Texts | null)[]> {
    return mapInTurns(requests, (request) => this.#openOne(request));
  }

  forget(ring: Id): void {
    this.#parts.rings.forget(ring);
  }

  async close(): Promise<void> {
    this.#parts.rings.forgetAll();
    if (this.#parts.database.isOpen) this.#parts.database.close();
  }

  #openOne(request: OpenRequest): Texts | null {
    const { ring, leaf } = request.sealed;
    const key = reading(() => this.#parts.rings.keyOf(ring, leaf));
    return key === undefined ? null : openTexts(request.sealed, key, request);
  }
}
