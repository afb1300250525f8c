import { type Clock, type EventStore, type Ids, type Vault, WrongExpectedRevision } from '@chat/platform';
import { type Envelope, type Id, streams } from '@chat/schema/events';

/** The log, the vault and the private store do not belong together. */
export class InstanceMismatch extends Error {
  override readonly name = 'InstanceMismatch';
}

interface Parts {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
}

const createdBy = ({ vault, clock, ids }: Parts, logId: Id): Envelope => ({
  id: ids.next(),
  type: 'InstanceCreated',
  data: { logId, vaultId: vault.vaultId },
  meta: {
    actor: { kind: 'SYSTEM', id: logId },
    via: 'SYSTEM',
    at: clock.now(),
    basis: [],
    correlationId: logId,
    causationId: logId,
    schemaVersion: 1,
  },
});

const identityIn = async ({ store, vault }: Parts): Promise<Id | undefined> => {
  const [first] = await store.read(streams.instance, { limit: 1 });
  if (first === undefined) return undefined;
  if (first.type !== 'InstanceCreated')
    throw new InstanceMismatch(`the log does not begin with InstanceCreated but with ${first.type}`);
  const { logId, vaultId } = first.data as { readonly logId: Id; readonly vaultId: Id }; // checked when it was appended
  if (vaultId !== vault.vaultId) throw new InstanceMismatch(`the log needs the vault ${vaultId}, and here is ${vault.vaultId}`);
  return logId;
};

/**
 * The identity of the log: reads it, or writes `InstanceCreated` into an empty log. A log of another vault, and a log whose
 * first fact is something else, is `InstanceMismatch`.
 */
export const instanceIdentity = async (parts: Parts): Promise<Id> => {
  const known = await identityIn(parts);
  if (known !== undefined) return known;
  const logId = parts.ids.next();
  try {
    await parts.store.append(streams.instance, 'no_stream', [createdBy(parts, logId)]);
    return logId;
  } catch (error) {
    const other = error instanceof WrongExpectedRevision ? await identityIn(parts) : undefined;
    if (other === undefined) throw error;
    return other;
  }
};
