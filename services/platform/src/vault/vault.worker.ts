import { workerData } from 'node:worker_threads';
import { type CommitServer, serveCommits } from '../secureSqlite/commitServer.ts';
import { inTransaction, openForWriting, truncateLog } from '../secureSqlite/secureDatabase.ts';
import { prepareRingSchema } from './ringSchema.ts';
import { RingWriter } from './ringWriter.ts';
import { VaultBroken } from './vault.ts';
import { keyEncryptionKey, vaultFiles } from './vaultFiles.ts';
import { createVaultKeys, VaultKeys } from './vaultKeys.ts';
import type { VaultAnswer, VaultRequest, VaultWorkerData } from './vaultRequests.ts';

const answerTo = (rings: RingWriter, request: VaultRequest): VaultAnswer => {
  try {
    if (request.kind === 'LEASE') return { kind: 'LEASED', outcomes: request.leases.map((lease) => rings.lease(lease)) };
    for (const destruction of request.destructions) rings.destroy(destruction);
    return { kind: 'DESTROYED' };
  } catch (cause) {
    // Whatever was destroyed before stays so; the rest of the batch is none of this request's business.
    if (cause instanceof VaultBroken) return { kind: 'BROKEN', message: cause.message };
    throw cause;
  }
};

const open = ({ directory, create }: VaultWorkerData): CommitServer<VaultRequest, VaultAnswer> => {
  const wrappingKey = keyEncryptionKey(directory, false);
  const database = openForWriting(vaultFiles(directory).rings);
  inTransaction(database, () => {
    prepareRingSchema(database);
    if (create) createVaultKeys(database, wrappingKey);
  });
  new VaultKeys(database, wrappingKey); // refuses a file without a vault, or of another key, before it is written to
  const rings = new RingWriter(database, wrappingKey);
  // A crash may have come between a destruction and this.
  truncateLog(database);
  return {
    commit(requests) {
      const answers = inTransaction(database, () => requests.map((request) => answerTo(rings, request)));
      if (requests.some((request) => request.kind === 'DESTROY')) truncateLog(database);
      return answers;
    },
    close() {
      truncateLog(database);
      database.close();
    },
  };
};

serveCommits(() => open(workerData as VaultWorkerData)); // what `openVault` hands over
