import { type Draft, definitions, type Id, type Kind, type Sealed, streams } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import type { StoredFact } from '../eventStore/eventStore.ts';
import { openFacts, ringsIn, sealDrafts, sealedFieldsOf, type TextOwners } from './sealing.ts';
import type { OpenRequest, SealRequest } from './vault.ts';

const idOf = (number: number) => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits
const [author, guild, person, factId] = [idOf(1), idOf(2), idOf(3), idOf(4)];
const mentions = { users: [], roles: [], everyone: false, here: false };

/** Seals nothing: it remembers what it was asked. */
const recordingVault = () => {
  const asked: SealRequest[] = [];
  const seal = async (requests: readonly SealRequest[]): Promise<readonly Sealed[]> => {
    asked.push(...requests);
    return requests.map((_, leaf) => ({ ring: author, leaf, alg: 'A256GCM', nonce: 'n'.repeat(16), ct: 'c' }));
  };
  return { asked, seal };
};

const ringOf = async (stream: string, draft: Draft, owners: TextOwners) => {
  const vault = recordingVault();
  await sealDrafts(vault, [{ stream, id: factId, draft, owners }]);
  return vault.asked[0]?.ring;
};

const posted: Draft = { type: 'MessagePosted', data: { authorId: author, mentions, replies: [], text: { content: 'hi' } } };

const kindsBelow = (kind: Kind<unknown>): Kind<unknown>[] => {
  const fields = Object.values(kind.fields ?? {}).map((field) => ('optional' in field ? field.optional : field));
  const below = kind.item === undefined ? fields : [...fields, kind.item];
  return below.flatMap((inner) => [inner, ...kindsBelow(inner)]);
};

describe('definitions of facts', () => {
  it.each(Object.values(definitions))('$type seals at the top only, and at most once a ring', ({ type, data }) => {
    const everywhere = kindsBelow(data).filter(({ texts }) => texts !== undefined);
    expect(sealedFieldsOf(type)).toHaveLength(everywhere.length);
    const owners = sealedFieldsOf(type).map(({ texts }) => texts.by);
    expect(new Set(owners).size).toBe(owners.length);
  });
});

describe('whose ring seals', () => {
  it('a message: its author, in the guild', async () => {
    expect(await ringOf(streams.channel(idOf(9)), posted, { guildId: guild })).toEqual({ owner: author, scope: guild });
  });

  it('an edit: the author that the caller names', async () => {
    const draft: Draft = { type: 'MessageEdited', data: { messageId: idOf(8), mentions, text: { content: 'x' } } };
    const ring = await ringOf(streams.channel(idOf(9)), draft, { guildId: guild, authorId: person });
    expect(ring).toEqual({ owner: person, scope: guild });
  });

  it('what is said in a direct conversation: its author, in that conversation', async () => {
    const conversationId = idOf(9);
    const ring = await ringOf(streams.channel(conversationId), posted, { conversationId, authorId: author });
    expect(ring).toEqual({ owner: author, scope: conversationId });
  });

  it('a profile: the account of the stream', async () => {
    const draft: Draft = { type: 'DisplayNameChanged', data: { text: { displayName: 'x' } } };
    expect(await ringOf(streams.account(person), draft, {})).toEqual({ owner: person, scope: person });
  });

  it('a name or a reason in a guild: the guild of the stream', async () => {
    const renamed: Draft = { type: 'GuildRenamed', data: { text: { name: 'x' } } };
    const kicked: Draft = { type: 'MemberKicked', data: { text: { reason: 'x' } } };
    expect(await ringOf(streams.guild(guild), renamed, {})).toEqual({ owner: guild, scope: guild });
    expect(await ringOf(streams.membership(guild, person), kicked, {})).toEqual({ owner: guild, scope: guild });
  });

  it('nobody named: the draft is refused', async () => {
    await expect(ringOf(streams.channel(idOf(9)), posted, {})).rejects.toMatchObject({ name: 'UnsealableDraft' });
  });
});

describe('sealing drafts', () => {
  it('binds each text to its stream, fact and type, and replaces nothing else', async () => {
    const vault = recordingVault();
    const stream = streams.channel(idOf(9));
    const pinned: Draft = { type: 'MessagePinned', data: { messageId: idOf(8) } };
    const facts = await sealDrafts(vault, [
      { stream, id: idOf(5), draft: pinned, owners: {} },
      { stream, id: factId, draft: posted, owners: { guildId: guild } },
    ]);
    expect(vault.asked).toEqual([
      { stream, factId, type: 'MessagePosted', ring: { owner: author, scope: guild }, texts: { content: 'hi' } },
    ]);
    expect(facts[0]).toEqual(pinned);
    expect(facts[1]).toMatchObject({ type: 'MessagePosted', data: { authorId: author, text: { alg: 'A256GCM', leaf: 0 } } });
    expect(definitions.MessagePosted.data.check(facts[1]?.data, '')).toBeUndefined();
  });

  it('leaves an absent optional text absent', async () => {
    const vault = recordingVault();
    const draft: Draft = { type: 'MemberKicked', data: {} };
    const facts = await sealDrafts(vault, [{ stream: streams.membership(guild, person), id: factId, draft, owners: {} }]);
    expect(facts).toEqual([{ type: 'MemberKicked', data: {} }]);
    expect(vault.asked).toEqual([]);
  });

  it.each([
    ['lacks a text', {}],
    ['has a text that is not declared', { content: 'x', more: 'y' }],
    ['has a text that is no string', { content: 1 }],
    ['is no record', 'text'],
  ])('refuses a record that %s', async (_rule, text) => {
    // What the compiler refuses may still come from code that casts.
    const draft = { ...posted, data: { ...posted.data, text } } as unknown as Draft;
    const owners = { guildId: guild };
    const sealing = sealDrafts(recordingVault(), [{ stream: streams.channel(idOf(9)), id: factId, draft, owners }]);
    await expect(sealing).rejects.toMatchObject({ name: 'UnsealableDraft' });
  });
});

describe('opening facts', () => {
  const sealed = { ring: idOf(7), leaf: 3, alg: 'A256GCM', nonce: 'n'.repeat(16), ct: 'c' };
  const stored = (type: string, data: unknown): StoredFact => {
    // The rest of the envelope passes through untouched.
    return { id: factId, type, data, stream: streams.channel(idOf(9)), revision: 0, position: '1' } as unknown as StoredFact;
  };
  const facts = [
    stored('MessagePinned', { messageId: idOf(8) }),
    stored('MessagePosted', { authorId: author, text: sealed }),
    stored('MessageEdited', { messageId: idOf(8), text: sealed }),
    stored('MemberKicked', {}),
    stored('OfTheFuture', { text: sealed }),
  ];
  const open = async (requests: readonly OpenRequest[]) => requests.map(({ type }) => ({ content: `open ${type}` }));

  it('opens what is wanted, nulls what is not, and passes everything else as it is', async () => {
    const opened = await openFacts({ open }, facts, (type) => type === 'MessageEdited');
    expect(opened.map(({ data }) => ('text' in data ? data.text : 'none'))).toEqual([
      'none',
      null,
      { content: 'open MessageEdited' },
      'none',
      sealed,
    ]);
    expect(opened[0]).toBe(facts[0]);
    expect(opened[1]).toEqual({ ...facts[1], data: { authorId: author, text: null } });
  });

  it('asks the vault for nothing where no text is wanted', async () => {
    const refuse = () => Promise.reject(new Error('asked'));
    expect(await openFacts({ open: refuse }, facts, () => false)).toHaveLength(5);
  });

  it('names the rings of a fact', () => {
    expect(facts.map(ringsIn)).toEqual([[], [idOf(7)], [idOf(7)], [], []]);
  });
});
