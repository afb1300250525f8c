import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '@chat/platform';
import { textRules } from '@chat/schema/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProductHere, startProductHere } from './testing/productHere.ts';
import { type Member, membersOf, type Room, refusalOf } from './testing/rooms.ts';

const edges = 'edges { cursor node { id seq content } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

interface Shown {
  readonly id: string;
  readonly seq: number;
  readonly content: string | null;
}
interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Shown }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
}

const seqs = (page: Page) => page.edges.map(({ node }) => node.seq);

describe('messages over GraphQL', () => {
  let product: ProductHere;
  let ada: Member;
  let bob: Member;
  let room: (options?: { readonly everyone?: string }) => Promise<Room>;

  beforeAll(async () => {
    product = await startProductHere();
    const people = await membersOf(product);
    [ada, bob] = [people.ada, people.bob];
    room = people.room;
  });

  afterAll(() => product[Symbol.asyncDispose]());

  it('pages through a channel both ways, around a place and at a time', async () => {
    const { channelId, send, read } = await room();
    const sent = [];
    for (let number = 1; number <= 7; number += 1) sent.push(await send(ada, `message ${number}`));
    const at = sent.at(-1)?.position;
    const pages = async (args: string) => (await read<{ messages: Page }>(ada, `messages(${args}) { ${edges} }`, at)).messages;
    const first = await pages('first: 3');
    expect(seqs(first)).toEqual([1, 2, 3]);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(seqs(await pages(`first: 3, after: "${first.pageInfo.endCursor}"`))).toEqual([4, 5, 6]);
    expect(seqs(await pages('last: 2'))).toEqual([6, 7]);
    expect(seqs(await pages(`last: 2, before: "${first.edges[2]?.cursor}"`))).toEqual([1, 2]);
    expect(seqs(await pages('around: 4, first: 3'))).toEqual([3, 4, 5]);
    expect(seqs(await pages('around: 1, first: 4'))).toEqual([1, 2]);
    expect(seqs(await pages('at: "2000-01-01T00:00:00.000Z", first: 2'))).toEqual([1]);
    expect(seqs(await pages('at: "2999-01-01T00:00:00.000Z", first: 4'))).toEqual([6, 7]);
    expect(await refusalOf(pages('around: 1, at: "2999-01-01T00:00:00.000Z"'))).toMatchObject({ field: 'around', rule: 'ALONE' });
    expect(await refusalOf(pages('first: 2, after: "WyJ4Il0"'))).toMatchObject({ code: 'INVALID_INPUT', rule: 'UNKNOWN_CURSOR' });
    expect(channelId).toHaveLength(32);
  });

  it('shows everybody at once what was sent before they asked, without being told a position', async () => {
    const { send, read } = await room();
    for (let number = 1; number <= 5; number += 1) {
      await send(ada, `message ${number}`);
      const { messages } = await read<{ messages: Page }>(bob, `messages(last: 1) { ${edges} }`);
      expect(messages.edges[0]?.node.content).toBe(`message ${number}`);
    }
  });

  it('shows one message by id and by place, and none of another channel', async () => {
    const [here, there] = [await room(), await room()];
    const { messageId, position } = await here.send(ada, 'hello');
    const byId = `message(id: "${messageId}") { content author { handle } }`;
    expect(await here.read(ada, byId, position)).toEqual({ message: { content: 'hello', author: { handle: 'ada' } } });
    expect(await here.read(ada, 'message(seq: 1) { id }', position)).toEqual({ message: { id: messageId } });
    expect(await here.read(ada, 'message(seq: 2) { id }', position)).toEqual({ message: null });
    expect(await there.read(ada, byId, position)).toEqual({ message: null });
    expect(await refusalOf(here.read(ada, 'message { id }', position))).toMatchObject({ rule: 'ID_OR_SEQ' });
  });

  it('edits, keeps the revisions for the author, and says once what was done', async () => {
    const { channelId, send, read } = await room();
    const { messageId } = await send(ada, 'one');
    const input = { commandId: newId(), channelId, messageId, content: 'two' };
    const fields = 'position fact { seq content messageId } message { content editCount }';
    const edited = await ada.act<{ position: string }>('editMessage', input, fields);
    expect(edited).toMatchObject({ fact: { seq: 2, content: 'two', messageId }, message: { content: 'two', editCount: 1 } });
    expect(await ada.act('editMessage', input, fields)).toEqual(edited);
    expect(await refusalOf(ada.act('editMessage', { ...input, content: 'three' }))).toEqual({ code: 'IDEMPOTENCY_CONFLICT' });
    expect(await refusalOf(bob.act('editMessage', { ...input, commandId: newId() }))).toEqual({ code: 'FORBIDDEN' });
    const revisions = 'message(seq: 1) { editCount revisions { edges { node { content } } } }';
    expect(await read(ada, revisions, edited.position)).toEqual({
      message: { editCount: 1, revisions: { edges: [{ node: { content: 'one' } }, { node: { content: 'two' } }] } },
    });
    expect(await read(bob, revisions, edited.position)).toEqual({ message: { editCount: 1, revisions: null } });
  });

  it('deletes: the place stays, the text and the pin go, a later edit comes too late', async () => {
    const { channelId, send, read } = await room();
    const { messageId } = await send(bob, 'hello');
    const target = { channelId, messageId };
    await ada.act('pinMessage', target);
    const { position } = await ada.act<{ position: string }>('deleteMessage', target, 'position fact { byAuthor }');
    const shown = 'pins { edges { node { id } } } message(seq: 1) { content deletedAt pinnedAt }';
    expect(await read(bob, shown, position)).toMatchObject({
      pins: { edges: [] },
      message: { content: null, pinnedAt: null, deletedAt: expect.any(String) },
    });
    expect(await refusalOf(bob.act('editMessage', { ...target, content: 'x' }))).toEqual({ code: 'MESSAGE_DELETED' });
    expect(await bob.act('deleteMessage', target, 'fact { seq }')).toEqual({ fact: null });
  });

  it('counts reactions, says who reacts and with what the viewer does', async () => {
    const { channelId, send, read } = await room();
    const { messageId } = await send(ada, 'hello');
    const reaction = { channelId, messageId, emoji: '👍' };
    await ada.act('addReaction', reaction);
    expect(await ada.act('addReaction', reaction, 'fact { emoji }')).toEqual({ fact: null });
    const { position } = await bob.act<{ position: string }>('addReaction', { ...reaction, emoji: 'u-1f44d' });
    const fields = `message(seq: 1) { reactions { emoji count } viewerReactions
      reactors(emoji: "👍", first: 1) { edges { node { userId person { handle } } } pageInfo { hasNextPage } } }`;
    expect(await read(bob, fields, position)).toEqual({
      message: {
        reactions: [{ emoji: 'u-1f44d', count: 2 }],
        viewerReactions: ['u-1f44d'],
        reactors: { edges: [{ node: { userId: ada.id, person: { handle: 'ada' } } }], pageInfo: { hasNextPage: true } },
      },
    });
    const gone = await bob.act<{ position: string }>('removeReaction', reaction, 'position fact { userId }');
    expect(await read(bob, 'message(seq: 1) { reactions { count } viewerReactions }', gone.position)).toEqual({
      message: { reactions: [{ count: 1 }], viewerReactions: [] },
    });
    const wrong = { channelId, messageId, emoji: ':)' };
    expect(await refusalOf(bob.act('addReaction', wrong))).toMatchObject({ field: 'emoji', rule: 'UNKNOWN_EMOJI' });
  });

  it('lists pins by the time of pinning, a page at a time', async () => {
    const { channelId, send, read } = await room();
    const ids = [];
    for (const text of ['a', 'b', 'c']) ids.push((await send(ada, text)).messageId);
    let position = '';
    for (const messageId of [ids[1], ids[0], ids[2]])
      ({ position } = await ada.act<{ position: string }>('pinMessage', { channelId, messageId }));
    const pins = async (args: string) => (await read<{ pins: Page }>(bob, `pins${args} { ${edges} }`, position)).pins;
    const first = await pins('(first: 2)');
    expect(first.edges.map(({ node }) => node.content)).toEqual(['c', 'a']);
    expect((await pins(`(first: 2, after: "${first.pageInfo.endCursor}")`)).edges.map(({ node }) => node.content)).toEqual(['b']);
    expect(await refusalOf(bob.act('pinMessage', { channelId, messageId: ids[0] }))).toEqual({ code: 'FORBIDDEN' });
  });

  it('derives what is unread from where one has read: not one’s own, not what is deleted, each mention once', async () => {
    const { channelId, send, read } = await room();
    const { messageId } = await send(ada, `<@${bob.id}> @everyone`);
    await send(ada, 'two');
    const { position } = await send(bob, 'mine');
    const unread = 'unread { readUpTo count { count more } mentions { count } }';
    const counted = (readUpTo: number, count: number, mentions: number) => ({
      unread: { readUpTo, count: { count, more: false }, mentions: { count: mentions } },
    });
    expect(await read(bob, unread, position)).toEqual(counted(0, 2, 1));
    const deleted = await ada.act<{ position: string }>('deleteMessage', { channelId, messageId });
    expect(await read(bob, unread, deleted.position)).toEqual(counted(0, 1, 0));
    expect(await bob.act('markRead', { channelId, seq: 3 }, 'readUpTo')).toEqual({ readUpTo: 3 });
    expect(await bob.act('markRead', { channelId, seq: 1 }, 'readUpTo')).toEqual({ readUpTo: 3 });
    expect(await read(bob, unread)).toEqual(counted(3, 0, 0));
    const back = { commandId: newId(), channelId, seq: 1, manual: true };
    expect(await bob.act('markRead', back, 'readUpTo')).toEqual({ readUpTo: 1 });
    expect(await bob.act('markRead', { channelId, seq: 4 }, 'readUpTo')).toEqual({ readUpTo: 4 });
    expect(await bob.act('markRead', back, 'readUpTo')).toEqual({ readUpTo: 4 });
    expect(await refusalOf(bob.act('markRead', { channelId, seq: 5 }))).toMatchObject({ field: 'seq', rule: 'RANGE', limit: 4 });
    expect(await read(ada, unread)).toEqual(counted(0, 1, 0));
  });

  it('shreds a text for ever: the message, its revisions and a retry of the send have lost it', async () => {
    const { channelId, send, read } = await room();
    const clientMessageId = newId();
    const { messageId } = await send(bob, 'a secret', clientMessageId);
    await bob.act('editMessage', { channelId, messageId, content: 'harmless' });
    const target = { channelId, messageId };
    const one = { ...target, commandId: newId(), revisionId: messageId };
    const shred = await bob.act<{ position: string }>('shredMessage', one, 'position revisionIds message { content }');
    expect(shred).toMatchObject({ revisionIds: [messageId], message: { content: 'harmless' } });
    expect(await bob.act('shredMessage', one, 'position revisionIds message { content }')).toEqual(shred);
    const texts = 'message(seq: 1) { content revisions { edges { node { content } } } }';
    expect(await read(bob, texts, shred.position)).toEqual({
      message: { content: 'harmless', revisions: { edges: [{ node: { content: null } }, { node: { content: 'harmless' } }] } },
    });
    expect(await send(bob, 'a secret', clientMessageId)).toMatchObject({ repeated: true, content: null });
    const all = await ada.act<{ revisionIds: readonly string[] }>('shredMessage', target, 'revisionIds message { content }');
    expect(all).toMatchObject({ revisionIds: [expect.any(String)], message: { content: null } });
    expect(await ada.act('shredMessage', target, 'revisionIds')).toEqual({ revisionIds: [] });
    const adas = await send(ada, 'hers');
    expect(await refusalOf(bob.act('shredMessage', { channelId, messageId: adas.messageId }))).toEqual({ code: 'FORBIDDEN' });
    expect(await refusalOf(bob.act('shredMessage', { channelId, messageId: newId() }))).toEqual({ code: 'NOT_FOUND' });
  });

  it('stands in views that a rebuild finds equal', async () => {
    const { channelId, send } = await room();
    const [edited, deleted, shredded] = [await send(bob, 'one'), await send(bob, 'two'), await send(bob, 'three')];
    const target = ({ messageId }: { readonly messageId: string }) => ({ channelId, messageId });
    await bob.act('editMessage', { ...target(edited), content: 'changed' });
    await ada.act('pinMessage', target(edited));
    await bob.act('addReaction', { ...target(edited), emoji: '👍' });
    await bob.act('removeReaction', { ...target(edited), emoji: '👍' });
    await ada.act('addReaction', { ...target(deleted), emoji: '👍' });
    await ada.act('deleteMessage', target(deleted));
    await bob.act('shredMessage', target(shredded));
    for (const view of ['messages', 'revisions', 'reactors', 'receipts', 'conversations']) {
      const rebuilt = await ada.act<{ documents: number }>('rebuildView', { view }, 'isEqual parked documents differentIds');
      expect(rebuilt).toMatchObject({ isEqual: true, parked: 0, differentIds: [] });
      expect(rebuilt.documents).toBeGreaterThan(0);
    }
  });

  it('hides what came before a member joined, unless they may read the history', async () => {
    // VIEW_CHANNEL and SEND_MESSAGES.
    const { join, send, read } = await room({ everyone: '3072' });
    for (const text of ['before', 'before too', `<@${bob.id}>`]) await send(ada, text);
    await join(bob);
    const { position } = await send(ada, 'after');
    const fields = `messages { ${edges} } message(seq: 2) { id } unread { count { count } mentions { count } }
      around: messages(around: 2, first: 10) { ${edges} }`;
    const shown = await read<{ messages: Page; around: Page }>(bob, fields, position);
    expect(seqs(shown.messages)).toEqual([4]);
    expect(seqs(shown.around)).toEqual([4]);
    expect(shown).toMatchObject({ message: null, unread: { count: { count: 1 }, mentions: { count: 0 } } });
    expect(seqs((await read<{ messages: Page }>(ada, `messages { ${edges} }`, position)).messages)).toEqual([1, 2, 3, 4]);
  });

  it('is unknown in a channel that one may not see, whatever one asks', async () => {
    const { channelId, send } = await room({ everyone: '0' });
    const { messageId } = await send(ada, 'hidden');
    const target = { channelId, messageId };
    for (const mutation of ['deleteMessage', 'pinMessage', 'unpinMessage', 'shredMessage'])
      expect(await refusalOf(bob.act(mutation, target))).toEqual({ code: 'NOT_FOUND' });
    expect(await refusalOf(bob.act('editMessage', { ...target, content: 'x' }))).toEqual({ code: 'NOT_FOUND' });
    expect(await refusalOf(bob.act('addReaction', { ...target, emoji: '👍' }))).toEqual({ code: 'NOT_FOUND' });
    expect(await refusalOf(bob.act('markRead', { channelId, seq: 0 }))).toEqual({ code: 'NOT_FOUND' });
    expect(await refusalOf(bob.act('deleteMessage', { channelId: 'no id', messageId }))).toEqual({ code: 'NOT_FOUND' });
  });
});

const root = fileURLToPath(new URL('../../..', import.meta.url));
const blns = resolve(root, process.env['CHAT_DATA'] ?? '../shared/data', 'blns.json');

const naughty = (): readonly string[] => (existsSync(blns) ? JSON.parse(readFileSync(blns, 'utf8')) : []);

/** Everything that a channel says, read page by page. */
const allTexts = async ({ read }: Room, by: Member, position: string): Promise<readonly (string | null)[]> => {
  const shown: (string | null)[] = [];
  let from = '';
  for (;;) {
    const { messages } = await read<{ messages: Page }>(by, `messages(first: 100${from}) { ${edges} }`, position);
    shown.push(...messages.edges.map(({ node }) => node.content));
    if (!messages.pageInfo.hasNextPage) return shown;
    from = `, after: "${messages.pageInfo.endCursor}"`;
  }
};

describe('naughty strings as messages', () => {
  it.skipIf(!existsSync(blns))('are kept literally, or refused by a named rule', async () => {
    await using product = await startProductHere();
    const { ada, room: newRoom } = await membersOf(product);
    const room = await newRoom();
    const ruleOf = (text: string) => textRules.message.check(text)?.rule;
    const kept = naughty().filter((text) => ruleOf(text) === undefined);
    const broken = naughty().filter((text) => ruleOf(text) !== undefined);
    // In parallel: their order is not what this is about.
    const positions = await Promise.all(kept.map(async (text) => (await room.send(ada, text)).position));
    const position = positions.toSorted().at(-1) ?? '';
    for (const text of broken) {
      const refusal = { code: 'INVALID_INPUT', field: 'content', rule: ruleOf(text) };
      expect(await refusalOf(room.send(ada, text))).toMatchObject(refusal);
    }
    expect(kept.length).toBeGreaterThan(400);
    expect((await allTexts(room, ada, position)).toSorted()).toEqual(kept.toSorted());
  });
});
