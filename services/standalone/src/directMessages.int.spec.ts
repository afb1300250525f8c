import { newId } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectWorld, directWorld } from './testing/directWorld.ts';
import type { Person } from './testing/meeting.ts';
import { refusalOf } from './testing/peopleHere.ts';

let here: DirectWorld;
beforeAll(async () => {
  here = await directWorld();
});
afterAll(() => here[Symbol.asyncDispose]());

const some = async (number: number) => {
  const [ada, bob, cyd, ...others] = await here.neighbours(number);
  if (ada === undefined || bob === undefined || cyd === undefined) throw new Error('three at least');
  return { ada, bob, cyd, others };
};

const factsOf = (conversationId: string) => here.world.services.store.read(streams.dm(conversationId as Id), { limit: 100 });
const closed = { code: 'CONVERSATION_CLOSED' };
const notFound = { code: 'NOT_FOUND' };

describe('opening a direct conversation', () => {
  it('two who open it at once meet in one', async () => {
    const { ada, bob } = await some(3);
    const [one, other] = await Promise.all([here.open(ada, [bob]), here.open(bob, [ada])]);
    expect(one.conversationId).toBe(other.conversationId);
    expect(await factsOf(one.conversationId)).toHaveLength(1);
    const at = [one.position, other.position].sort().at(-1);
    for (const who of [ada, bob])
      expect(await here.listOf(who, undefined, at)).toMatchObject([
        { id: one.conversationId, kind: 'PAIR', participantIds: [ada.id, bob.id].sort(), isClosed: false },
      ]);
    expect((await here.open(ada, [bob])).conversationId).toBe(one.conversationId);
  });

  it('100 retries at once make one group', async () => {
    const { ada, bob, cyd } = await some(3);
    const commandId = newId();
    const opened = await Promise.all(Array.from({ length: 100 }, () => here.open(ada, [bob, cyd], { commandId })));
    expect(new Set(opened.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(await factsOf(opened[0]?.conversationId ?? '')).toHaveLength(1);
    const otherPeople = await refusalOf(here.open(ada, [bob, cyd, (await some(3)).ada], { commandId }));
    expect(otherPeople).toEqual({ code: 'IDEMPOTENCY_CONFLICT' });
    expect((await here.open(ada, [bob, cyd])).conversationId).not.toBe(opened[0]?.conversationId);
  });

  it('needs a guild or a conversation in common: others are answered as accounts that do not exist', async () => {
    const { ada, bob } = await some(3);
    const [stranger, nobody] = [await here.stranger(), { id: newId() as string }];
    for (const others of [[stranger], [nobody], [bob, stranger]])
      expect(await refusalOf(here.open(ada, others))).toEqual(notFound);
    expect(await refusalOf(ada.act('blockPerson', { userId: stranger.id }))).toEqual(notFound);
    expect(await refusalOf(ada.act('blockPerson', { userId: nobody.id }))).toEqual(notFound);
  });

  it('is open to people who meet in a group alone', async () => {
    const { ada, bob } = await some(3);
    const [cyd] = await here.neighbours(1);
    if (cyd === undefined) throw new Error('one was asked for');
    expect(await refusalOf(here.open(bob, [cyd]))).toEqual(notFound);
    type Made = { readonly guildId: string; readonly code: string };
    const { guildId } = await cyd.act<Made>('createGuild', { name: 'Of two' }, 'guildId');
    await ada.act('joinGuild', { code: (await cyd.act<Made>('createInvite', { guildId }, 'code')).code });
    const group = await here.open(ada, [bob, cyd]);
    await cyd.act('blockPerson', { userId: bob.id });
    await cyd.act('unblockPerson', { userId: bob.id });
    expect((await here.open(bob, [cyd])).conversationId).not.toBe(group.conversationId);
  });

  it('goes on for a pair that shares no guild any more', async () => {
    const [owner, member] = await here.world.people(2);
    if (owner === undefined || member === undefined) throw new Error('two were asked for');
    const place = await here.world.place(owner, [member]);
    const { handlers } = here.world;
    const opened = await handlers.openDirectConversation(member, newId(), [owner.actor.id]);
    await handlers.leaveGuild(member, newId(), place.guildId);
    expect(await handlers.openDirectConversation(owner, newId(), [member.actor.id])).toMatchObject({
      conversationId: 'conversationId' in opened ? opened.conversationId : '',
    });
  });

  it('refuses oneself, nobody, somebody twice and more than nine others', async () => {
    const { ada, bob } = await some(3);
    const many = Array.from({ length: 10 }, () => ({ id: newId() as string }));
    const refused = (rule: string, more = {}) => ({ code: 'INVALID_INPUT', field: 'userIds', rule, ...more });
    expect(await refusalOf(here.open(ada, [ada]))).toEqual(refused('YOURSELF'));
    expect(await refusalOf(here.open(ada, []))).toEqual(refused('EMPTY'));
    expect(await refusalOf(here.open(ada, [bob, bob]))).toEqual(refused('REPEATED'));
    expect(await refusalOf(here.open(ada, many))).toEqual(refused('TOO_MANY', { limit: 9 }));
  });
});

describe('what is said in it', () => {
  it('is sent, edited, answered, reacted to, pinned, read and counted as in a channel', async () => {
    const { ada, bob } = await some(3);
    const { conversationId: channelId } = await here.open(ada, [bob]);
    const first = await here.send(ada, channelId, 'one');
    const messageId = first.message.factId;
    await ada.act('editMessage', { channelId, messageId, content: 'two' });
    await bob.act('addReaction', { channelId, messageId, emoji: '👍' });
    await bob.act('pinMessage', { channelId, messageId });
    const replies = [{ messageId }];
    const answer = await bob.act('sendMessage', { channelId, content: 'three', replies });
    const unread = { count: { count: 1 }, mentions: { count: 1 } };
    expect(await here.shown(ada, channelId, answer.position)).toMatchObject({ lastMessage: { content: 'three' }, unread });
    const marked = await ada.act('markRead', { channelId, seq: 5 });
    expect((await here.shown(ada, channelId, marked.position))?.unread).toMatchObject({
      count: { count: 0 },
      mentions: { count: 0 },
    });
    const query = `query ($id: ID!) { directConversation(id: $id) { pins(first: 1) { edges { node { content reactions { emoji count }
      revisions(first: 2) { edges { node { content } } } } } } message(seq: 1) { author { id } } participants { id } } node(id: $id) { __typename id } }`;
    expect(await ada.client.run(query, { id: channelId })).toMatchObject({
      directConversation: {
        pins: {
          edges: [
            {
              node: {
                content: 'two',
                reactions: [{ emoji: 'u-1f44d', count: 1 }],
                revisions: { edges: [{ node: { content: 'one' } }, { node: { content: 'two' } }] },
              },
            },
          ],
        },
        message: { author: { id: ada.id } },
        participants: [ada.id, bob.id].sort().map((id) => ({ id })),
      },
      node: { __typename: 'DirectConversation', id: channelId },
    });
    expect(
      await refusalOf(
        ada.act('deleteMessage', { channelId, messageId: (await here.send(bob, channelId, 'mine')).message.factId }),
      ),
    ).toEqual({
      code: 'FORBIDDEN',
    });
  });

  it('is sealed with the author’s ring for this conversation, and gone when that is destroyed', async () => {
    const { ada, bob } = await some(3);
    const { conversationId } = await here.open(ada, [bob]);
    const { message } = await here.send(ada, conversationId, 'a secret');
    const { store, vault } = here.world.services;
    const [fact] = await store.read(streams.channel(conversationId as Id), { limit: 1 });
    const ring = vault.ringId({ owner: ada.id as Id, scope: conversationId as Id });
    expect(fact?.data).toMatchObject({ text: { ring } });
    const { position } = await ada.act('shredMessage', { channelId: conversationId, messageId: message.factId });
    expect(await here.contentsOf(bob, conversationId, position)).toEqual([null]);
  });

  it('orders the list: the newest first, page by page', async () => {
    const { ada, bob, cyd } = await some(3);
    const ids = [];
    for (const others of [[bob], [cyd], [bob, cyd]]) ids.push((await here.open(ada, others)).conversationId);
    const { position } = await here.send(ada, ids[0] ?? '', 'hello');
    const expected = [ids[0], ids[2], ids[1]];
    expect((await here.listOf(ada, undefined, position)).map(({ id }) => id)).toEqual(expected);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const query = `query ($after: String) { viewer { directConversations(first: 1, after: $after) {
        edges { node { id } } pageInfo { hasNextPage endCursor } } } }`;
      type Page = { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      const { viewer }: { viewer: { directConversations: Page } } = await ada.client.run(query, { after });
      seen.push(...viewer.directConversations.edges.map(({ node }) => node.id));
      after = viewer.directConversations.pageInfo.hasNextPage ? viewer.directConversations.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(expected);
    const bad = ada.client.run('{ viewer { directConversations(after: "WzFd") { edges { cursor } } } }');
    expect(await refusalOf(bad)).toEqual({ code: 'INVALID_INPUT', field: 'after', rule: 'UNKNOWN_CURSOR' });
  });
});

describe('a group', () => {
  it('has ten people and no eleventh', async () => {
    const { ada, bob, cyd, others } = await some(11);
    const { conversationId } = await here.open(ada, [bob, cyd, ...others.slice(0, 6)]);
    const add = (who: Person | undefined) => bob.act('addParticipant', { conversationId, userId: who?.id });
    const { position } = await add(others[6]);
    expect((await here.shown(ada, conversationId, position))?.participantIds).toHaveLength(10);
    await add(others[6]);
    expect(await factsOf(conversationId)).toHaveLength(2);
    expect(await refusalOf(add(others[7]))).toEqual({ code: 'TOO_MANY', rule: 'PARTICIPANTS', limit: 10 });
    await add(others[6]);
  });

  it('shows who comes later what is said from then on, and who left nothing', async () => {
    const { ada, bob, cyd, others } = await some(4);
    const [dan] = others;
    if (dan === undefined) throw new Error('four were asked for');
    const { conversationId } = await here.open(ada, [bob, cyd]);
    const before = await here.send(ada, conversationId, 'before');
    expect(await refusalOf(here.send(dan, conversationId, 'let me in'))).toEqual(notFound);
    await bob.act('addParticipant', { conversationId, userId: dan.id });
    const after = await here.send(ada, conversationId, 'after');
    expect(await here.contentsOf(dan, conversationId, after.position)).toEqual(['after']);
    expect(await here.contentsOf(cyd, conversationId, after.position)).toEqual(['before', 'after']);
    const edit = { channelId: conversationId, messageId: before.message.factId, content: 'before, edited' };
    const edited = await ada.act('editMessage', edit);
    expect(await here.contentsOf(dan, conversationId, edited.position)).toEqual(['after']);
    expect((await here.shown(dan, conversationId))?.unread).toMatchObject({ count: { count: 1 }, mentions: { count: 1 } });

    const commandId = newId();
    const left = await cyd.act('leaveDirectConversation', { conversationId, commandId });
    expect((await cyd.act('leaveDirectConversation', { conversationId, commandId })).position).toBe(left.position);
    expect(await here.shown(cyd, conversationId, left.position)).toBeNull();
    expect(await here.listOf(cyd)).toEqual([]);
    expect(await refusalOf(here.send(cyd, conversationId, 'me again'))).toEqual(notFound);
    expect(await refusalOf(cyd.act('leaveDirectConversation', { conversationId }))).toEqual(notFound);
    await here.send(ada, conversationId, 'while away');
    await ada.act('addParticipant', { conversationId, userId: cyd.id });
    const { position } = await here.send(ada, conversationId, 'welcome back');
    expect(await here.contentsOf(cyd, conversationId, position)).toEqual(['welcome back']);
  });

  it('is no pair: a pair is neither joined nor left', async () => {
    const { ada, bob, cyd } = await some(3);
    const { conversationId } = await here.open(ada, [bob]);
    const refused = { code: 'INVALID_INPUT', field: 'conversationId', rule: 'NOT_A_GROUP' };
    expect(await refusalOf(ada.act('addParticipant', { conversationId, userId: cyd.id }))).toEqual(refused);
    expect(await refusalOf(ada.act('leaveDirectConversation', { conversationId }))).toEqual(refused);
    expect(await refusalOf(cyd.act('addParticipant', { conversationId, userId: cyd.id }))).toEqual(notFound);
  });
});

describe('blocking', () => {
  it('looks like a closed conversation to both, and says not why', async () => {
    const { ada, bob, cyd } = await some(3);
    const { conversationId: channelId } = await here.open(ada, [bob]);
    const { message } = await here.send(bob, channelId, 'hello');
    const messageId = message.factId;
    const { position } = await ada.act('blockPerson', { userId: bob.id });
    for (const who of [ada, bob]) {
      expect(await refusalOf(here.send(who, channelId, 'and now'))).toEqual(closed);
      expect(await refusalOf(who.act('addReaction', { channelId, messageId, emoji: '👍' }))).toEqual(closed);
      expect(await here.contentsOf(who, channelId)).toEqual(['hello']);
    }
    expect(await refusalOf(bob.act('editMessage', { channelId, messageId, content: 'bye' }))).toEqual(closed);
    expect(await refusalOf(here.open(bob, [ada]))).toEqual(closed);
    expect(await refusalOf(here.open(bob, [ada, cyd]))).toEqual(closed);
    const query = 'query ($at: Position) { viewer(minPosition: $at) { blockedPeople { id } } }';
    expect(await ada.client.run(query, { at: position })).toEqual({ viewer: { blockedPeople: [{ id: bob.id }] } });
    expect(await bob.client.run(query, { at: position })).toEqual({ viewer: { blockedPeople: [] } });

    await bob.act('deleteMessage', { channelId, messageId });
    await ada.act('unblockPerson', { userId: bob.id });
    const again = await here.send(bob, channelId, 'hello again');
    expect(await ada.client.run(query, { at: again.position })).toEqual({ viewer: { blockedPeople: [] } });
  });

  it('does not stop a group, and a first conversation begins no more', async () => {
    const { ada, bob, cyd } = await some(3);
    const { conversationId } = await here.open(ada, [bob, cyd]);
    await ada.act('blockPerson', { userId: bob.id });
    await ada.act('blockPerson', { userId: bob.id });
    const { position } = await here.send(bob, conversationId, 'still here');
    expect(await here.contentsOf(ada, conversationId, position)).toEqual(['still here']);
    expect(await refusalOf(here.open(bob, [ada]))).toEqual(closed);
    expect(await refusalOf(ada.act('blockPerson', { userId: ada.id }))).toEqual({
      code: 'INVALID_INPUT',
      field: 'userId',
      rule: 'YOURSELF',
    });
  });
});

describe('closing a conversation', () => {
  it('takes it out of one’s own list until something is said in it; a retry does not close it again', async () => {
    const { ada, bob } = await some(3);
    const { conversationId } = await here.open(ada, [bob]);
    await here.send(bob, conversationId, 'hello');
    const commandId = newId();
    await ada.act('closeDirectConversation', { conversationId, commandId });
    expect(await here.listOf(ada)).toEqual([]);
    expect(await here.listOf(ada, 'includeClosed: true')).toMatchObject([{ id: conversationId, isClosed: true }]);
    expect(await here.listOf(bob)).toMatchObject([{ id: conversationId, isClosed: false }]);
    const { position } = await here.send(bob, conversationId, 'are you there?');
    await ada.act('closeDirectConversation', { conversationId, commandId });
    expect(await here.listOf(ada, undefined, position)).toMatchObject([{ id: conversationId, isClosed: false }]);
  });

  it.each(['openDirectConversation', 'reopenDirectConversation'])('%s lists it again', async (mutation) => {
    const { ada, bob, cyd } = await some(3);
    const { conversationId } = await here.open(ada, [bob]);
    await ada.act('closeDirectConversation', { conversationId });
    expect(await here.listOf(ada)).toEqual([]);
    await ada.act(mutation, mutation === 'openDirectConversation' ? { userIds: [bob.id] } : { conversationId });
    expect(await here.listOf(ada)).toMatchObject([{ id: conversationId }]);
    expect(await refusalOf(cyd.act('closeDirectConversation', { conversationId }))).toEqual(notFound);
  });
});
