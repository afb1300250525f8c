import { join } from 'node:path';
import { type Draft, type Envelope, type Id, streams, type VaultFact } from '@chat/schema/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventStore, StoredFact } from '../eventStore/eventStore.ts';
import { openSqliteEventStore } from '../eventStore/sqliteEventStore.ts';
import { openFacts, ringsIn, sealDrafts } from './sealing.ts';
import { idOf, vaultUnderTest } from './vault.fixture.ts';
import type { Vault } from './vault.ts';

const guildId = idOf(2);
const channel = streams.channel(idOf(9));
const mentions = { users: [], roles: [], everyone: false, here: false };

const meta = (id: Id): Envelope['meta'] => ({
  actor: { kind: 'USER', id },
  via: 'WEB',
  at: 1,
  basis: [],
  correlationId: id,
  causationId: id,
  schemaVersion: 1,
});

const postedBy = (author: number, content: string): Draft => ({
  type: 'MessagePosted',
  data: { authorId: idOf(author), mentions, replies: [], text: { content } },
});

/** Two or three people write a text each time; answers with the facts of the log. */
const writeMessages = async (store: EventStore, vault: Vault, authors: readonly number[]) => {
  const drafts = authors.map((author, index) => ({
    stream: channel,
    id: idOf(100 + index),
    draft: postedBy(author, `text ${index} \ud800`),
    owners: { guildId },
  }));
  const facts = await sealDrafts(vault, drafts);
  const envelopes = facts.map((fact, index) => ({ ...fact, id: idOf(100 + index), meta: meta(idOf(1)) }));
  await store.append(channel, 'no_stream', envelopes);
  return store.read(channel);
};

/** The facts of `vault-main` for these messages: each shredded alone; and for these authors: their rings destroyed. */
const shredding = (vault: Vault, facts: readonly StoredFact[], messages: readonly number[], authors: readonly number[]) => {
  const leaves = messages.map((index): VaultFact => {
    const data = facts[index]?.data as { readonly text: { readonly ring: Id; readonly leaf: number } }; // a MessagePosted
    const range = { first: data.text.leaf, last: data.text.leaf };
    return { type: 'LeavesShredded', data: { ring: data.text.ring, ranges: [range], targets: [] } };
  });
  const rings = authors.map((author): VaultFact => {
    return { type: 'RingDestroyed', data: { ring: vault.ringId({ owner: idOf(author), scope: guildId }) } };
  });
  return [...leaves, ...rings];
};

const scenario = fc.record({
  authors: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 40 }),
  messages: fc.uniqueArray(fc.nat(39), { maxLength: 20 }),
  erased: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 1 }),
  destroyedBeforeCrash: fc.nat(21),
});

describe('a log that is replayed', () => {
  it('has lost exactly the shredded texts, wherever a crash came between fact and destruction', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ authors, messages, erased, destroyedBeforeCrash }) => {
        await using under = await vaultUnderTest();
        const store = await openSqliteEventStore({ path: join(under.directory, 'log.sqlite') });
        const facts = await writeMessages(store, under.vault, authors);
        const shredded = messages.filter((index) => index < authors.length);
        const vaultFacts = shredding(under.vault, facts, shredded, erased);
        const envelopes = vaultFacts.map((fact, index) => ({ ...fact, id: idOf(500 + index), meta: meta(idOf(1)) }));
        if (envelopes.length > 0) await store.append(streams.vault, 'no_stream', envelopes);
        await under.vault.replay(vaultFacts.slice(0, destroyedBeforeCrash));
        await under.reopen();

        // What the stream holds are facts of the vault.
        const logged = (await store.read(streams.vault)) as readonly (StoredFact & VaultFact)[];
        await under.vault.replay(logged);
        await under.vault.replay(logged);
        expect(await under.vault.missingRings((await store.read(channel)).flatMap(ringsIn))).toEqual([]);
        const opened = await openFacts(under.vault, await store.read(channel), () => true);
        await store.close();
        expect(opened.map(({ data }) => ('text' in data ? data.text : 'none'))).toEqual(
          authors.map((author, index) => {
            return shredded.includes(index) || erased.includes(author) ? null : { content: `text ${index} \ud800` };
          }),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('keeps a ring that was lost by an older vault and came back', async () => {
    await using under = await vaultUnderTest();
    const ring = under.vault.ringId({ owner: idOf(1), scope: guildId });
    const [fact] = await sealDrafts(under.vault, [
      { stream: channel, id: idOf(100), draft: postedBy(1, 'here'), owners: { guildId } },
    ]);
    const stored = { ...fact, id: idOf(100), meta: meta(idOf(1)), stream: channel, revision: 0, position: '1' } as StoredFact; // sealed above
    await under.vault.replay([{ type: 'RingLost', data: { ring } }]);
    const [opened] = await openFacts(under.vault, [stored], () => true);
    expect(opened?.data).toMatchObject({ text: { content: 'here' } });
  });
});
