import { type KeyObject, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Id } from '@chat/schema/events';
import { newId } from '../ids/ids.ts';
import { unwrapSecret, wrapSecret } from './keyWrap.ts';
import { VaultBroken } from './vault.ts';
import { VaultHashes } from './vaultHashes.ts';

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
export class VaultKeys extends VaultHashes {
  readonly vaultId: Id;

  /** `VaultBroken` where the file holds no vault, or one that another `vault.key` belongs to. */
  constructor(database: DatabaseSync, wrappingKey: KeyObject) {
    const vaultId = metaOf(database, 'vaultId');
    const hashKey = metaOf(database, 'hashKey');
    if (vaultId === undefined || hashKey === undefined) throw new VaultBroken('vault.sqlite holds no vault');
    super(unwrapSecret(wrappingKey, hashKeyLabel, hashKey));
    this.vaultId = Buffer.from(vaultId).toString('hex') as Id; // 16 bytes of an id, see createVaultKeys
  }
}
