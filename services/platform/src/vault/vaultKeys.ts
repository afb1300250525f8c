import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Id, KeyedHash } from '@chat/schema/events';
import { newId } from '../ids/ids.ts';
import { lengthPrefixed } from '../ids/lengthPrefixed.ts';
import { BoundedCache } from '../lru/boundedCache.ts';
import { unwrapSecret, wrapSecret } from './keyWrap.ts';
import { type RingName, VaultBroken } from './vault.ts';

const rememberedRings = 65_536;
const hashKeyLabel = ['hash-key'];

const metaOf = (database: DatabaseSync, name: string): Uint8Array | undefined =>
  // Metadata are BLOBs by the schema.
  database.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.['value'] as Uint8Array | undefined;

/** Gives a new vault its id and its never-rotated key. Changes nothing where they are there. Inside a transaction. */
export const createVaultKeys = (database: DatabaseSync, wrappingKey: KeyObject): void => {
  if (metaOf(database, 'vaultId') !== undefined) return;
  const put = database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  put.run('vaultId', Buffer.from(newId(), 'hex'));
  put.run('hashKey', wrapSecret(wrappingKey, hashKeyLabel, randomBytes(32)));
};

/** The vault's id and what follows from its never-rotated key. */
export class VaultKeys {
  readonly vaultId: Id;
  readonly #hashKey: KeyObject;
  readonly #ringIds = new BoundedCache<string, Id>(rememberedRings);

  /** `VaultBroken` where the file holds no vault, or one that another `vault.key` belongs to. */
  constructor(database: DatabaseSync, wrappingKey: KeyObject) {
    const vaultId = metaOf(database, 'vaultId');
    const hashKey = metaOf(database, 'hashKey');
    if (vaultId === undefined || hashKey === undefined) throw new VaultBroken('vault.sqlite holds no vault');
    this.vaultId = Buffer.from(vaultId).toString('hex') as Id; // 16 bytes of an id, see createVaultKeys
    this.#hashKey = createSecretKey(unwrapSecret(wrappingKey, hashKeyLabel, hashKey));
  }

  keyedHash(label: string, value: string): KeyedHash {
    return this.#hash([label, value]) as KeyedHash; // 32 hexadecimal digits
  }

  /** Cached, since every seal asks for it. */
  ringId({ owner, scope, use = 'TEXT' }: RingName): Id {
    const name = `${owner} ${scope} ${use}`;
    const known = this.#ringIds.get(name);
    if (known !== undefined) return known;
    const id = this.#hash(['ring', owner, scope, use]) as Id; // 32 hexadecimal digits
    this.#ringIds.set(name, id);
    return id;
  }

  #hash(parts: readonly string[]): string {
    return createHmac('sha256', this.#hashKey).update(lengthPrefixed(parts)).digest('hex').slice(0, 32);
  }
}
