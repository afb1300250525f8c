import { type EventStore, eventStoreLimits, type StoredFact, type Vault } from '@chat/platform';
import { streams, type VaultFact } from '@chat/schema/events';

/** Makes the keys agree with `vault-main` before anything is opened: a crash may lie between a fact and its destruction. */
export const replayVault = async (store: Pick<EventStore, 'read'>, vault: Pick<Vault, 'replay'>): Promise<void> => {
  let from = 0;
  let facts: readonly StoredFact[];
  do {
    facts = await store.read(streams.vault, { from });
    // `checkFact` lets only vault facts into this stream.
    await vault.replay(facts as unknown as readonly VaultFact[]);
    from += facts.length;
  } while (facts.length === eventStoreLimits.readFacts);
};
