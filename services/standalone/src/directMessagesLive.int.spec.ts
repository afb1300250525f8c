import type { PersonCaller } from '@chat/domain/commands';
import { newId } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done } from './testing/guildWorld.ts';
import { channelQuery } from './testing/liveQueries.ts';
import type { LiveEvent, LiveReader } from './testing/liveReader.ts';
import { type LiveWorld, liveWorld } from './testing/liveWorld.ts';

let world: LiveWorld;
beforeAll(async () => {
  world = await liveWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const some = async () => {
  const [ada, bob, cyd, dan] = await world.people(4);
  if (ada === undefined || bob === undefined || cyd === undefined || dan === undefined) throw new Error('four were asked for');
  await world.place(ada, [bob, cyd, dan]);
  return { ada, bob, cyd, dan };
};

const open = async (by: PersonCaller, others: readonly PersonCaller[]): Promise<Id> => {
  const userIds = others.map(({ actor }) => actor.id);
  return done(await world.handlers.openDirectConversation(by, newId(), userIds)).conversationId;
};

const viewerQuery = `subscription ($after: String) {
  viewerEvents(after: $after) {
    __typename
    ... on ViewerFact { cursor }
    ... on DirectConversationOpened { conversationId kind participantIds }
    ... on ParticipantAdded { conversationId userId }
    ... on ParticipantLeft { conversationId userId }
    ... on PersonBlocked { userId }
    ... on PersonUnblocked { userId }
    ... on DirectConversationAdvanced { conversationId lastMessageSeq }
    ... on DirectConversationClosed { conversationId }
    ... on DirectConversationReopened { conversationId }
    ... on CaughtUp { cursor }
  }
}`;

const caughtUp = ({ __typename }: LiveEvent) => __typename === 'CaughtUp';

const viewer = async (who: PersonCaller, after?: string): Promise<LiveReader> => {
  const reader = world.follow(who, { query: viewerQuery, variables: after === undefined ? {} : { after } });
  await reader.until(caughtUp);
  return reader;
};

const channel = (who: PersonCaller, channelId: Id, after?: string): LiveReader =>
  world.follow(who, { query: channelQuery, variables: after === undefined ? { channelId } : { channelId, after } });

const typesOf = ({ events }: LiveReader): readonly string[] => events.map(({ __typename }) => __typename);
const contentsOf = ({ events }: LiveReader): readonly unknown[] =>
  events.flatMap((event) => ('content' in event ? [event['content']] : []));

describe('viewerEvents', () => {
  it('tells those who are in a conversation of it, and nobody else', async () => {
    const { ada, bob, cyd, dan } = await some();
    const [readers, outsider] = [await Promise.all([ada, bob, cyd].map((who) => viewer(who))), await viewer(dan)];
    const [ofAda, ofBob, ofCyd] = readers as [LiveReader, LiveReader, LiveReader];
    const conversationId = await open(ada, [bob]);
    const participantIds = [ada.actor.id, bob.actor.id].sort();
    for (const reader of [ofAda, ofBob])
      expect(await reader.until(({ __typename }) => __typename === 'DirectConversationOpened')).toMatchObject({
        conversationId,
        kind: 'PAIR',
        participantIds,
      });
    const group = await open(ada, [bob, cyd]);
    await world.send(bob, group, 'hello');
    const advanced = { __typename: 'DirectConversationAdvanced', conversationId: group, lastMessageSeq: 1 };
    for (const reader of readers)
      expect(await reader.until(({ __typename }) => __typename === advanced.__typename)).toEqual(advanced);
    done(await world.handlers.leaveDirectConversation(cyd, newId(), group));
    for (const reader of readers)
      expect(await reader.until(({ __typename }) => __typename === 'ParticipantLeft')).toMatchObject({ userId: cyd.actor.id });
    await world.send(bob, group, 'cyd is gone');
    await ofAda.until(({ lastMessageSeq }) => lastMessageSeq === 2);
    expect(ofCyd.events.some(({ lastMessageSeq }) => lastMessageSeq === 2)).toBe(false);
    done(await world.handlers.addParticipant(bob, newId(), group, cyd.actor.id));
    for (const reader of readers)
      expect(await reader.until(({ __typename }) => __typename === 'ParticipantAdded')).toMatchObject({ userId: cyd.actor.id });
    expect(typesOf(outsider)).toEqual(['CaughtUp']);
  });

  it('tells of new messages at most once a second for each conversation', async () => {
    const { ada, bob } = await some();
    const conversationId = await open(ada, [bob]);
    const reader = await viewer(bob);
    for (let number = 0; number < 20; number += 1) await world.send(ada, conversationId, `text ${number}`);
    await reader.until(({ lastMessageSeq }) => lastMessageSeq === 20);
    expect(typesOf(reader).filter((type) => type === 'DirectConversationAdvanced').length).toBeLessThan(5);
  });

  it('tells one’s own clients, and only those, of closing, reopening, blocking and unblocking; facts of them are resumed', async () => {
    const { ada, bob } = await some();
    const conversationId = await open(ada, [bob]);
    const [ofAda, ofBob] = [await viewer(ada), await viewer(bob)];
    const start = String((await ofAda.until(caughtUp))['cursor']);
    const { handlers } = world;
    done(await handlers.closeDirectConversation(ada, newId(), conversationId));
    done(await handlers.reopenDirectConversation(ada, newId(), conversationId));
    done(await handlers.blockPerson(ada, newId(), bob.actor.id));
    done(await handlers.unblockPerson(ada, newId(), bob.actor.id));
    await ofAda.until(({ __typename }) => __typename === 'PersonUnblocked');
    const announced = ['DirectConversationClosed', 'DirectConversationReopened'];
    const facts = ['PersonBlocked', 'PersonUnblocked'];
    expect(typesOf(ofAda)).toEqual(['CaughtUp', ...announced, ...facts]);
    expect(typesOf(ofBob)).toEqual(['CaughtUp']);
    expect(typesOf(await viewer(ada, start))).toEqual([...facts, 'CaughtUp']);
  });
});

describe('channelEvents of a direct conversation', () => {
  it('is told to those who are in it, live and resumed; nobody else finds it', async () => {
    const { ada, bob, cyd } = await some();
    const conversationId = await open(ada, [bob]);
    await world.send(ada, conversationId, 'one');
    const reader = channel(bob, conversationId);
    const { cursor } = await reader.until(caughtUp);
    await world.send(ada, conversationId, 'two');
    await reader.until(({ content }) => content === 'two');
    const resumed = channel(ada, conversationId, String(cursor));
    await resumed.until(caughtUp);
    expect(contentsOf(resumed)).toEqual(['two']);
    const outsider = channel(cyd, conversationId);
    await outsider.untilTrue(() => outsider.errors.length > 0);
    expect(JSON.stringify(outsider.errors)).toContain('NOT_FOUND');
    expect(outsider.events).toEqual([]);
  });

  it('ends for who leaves before anything else is told, and cannot be resumed', async () => {
    const { ada, bob, cyd } = await some();
    const conversationId = await open(ada, [bob, cyd]);
    const reader = channel(cyd, conversationId);
    const other = channel(bob, conversationId);
    const { cursor } = await reader.until(caughtUp);
    await other.until(caughtUp);
    done(await world.handlers.leaveDirectConversation(cyd, newId(), conversationId));
    await world.send(ada, conversationId, 'cyd is gone');
    await other.until(({ content }) => content === 'cyd is gone');
    expect(await reader.until(({ __typename }) => __typename === 'Reset')).toMatchObject({ reason: 'ACCESS_CHANGED' });
    expect(contentsOf(reader)).toEqual([]);
    expect(typesOf(other)).not.toContain('Reset');
    const resumed = channel(cyd, conversationId, String(cursor));
    await resumed.untilTrue(() => resumed.errors.length > 0);
    expect(JSON.stringify(resumed.errors)).toContain('NOT_FOUND');
  });

  it('begins for who comes later where they came: no earlier text is told, neither in a replay nor by an edit', async () => {
    const { ada, bob, cyd, dan } = await some();
    const conversationId = await open(ada, [bob, cyd]);
    const before = channel(ada, conversationId);
    const { cursor } = await before.until(caughtUp);
    const first = await world.send(ada, conversationId, 'before');
    done(await world.handlers.addParticipant(ada, newId(), conversationId, dan.actor.id));
    await world.send(ada, conversationId, 'after');
    const reader = channel(dan, conversationId, String(cursor));
    await reader.until(caughtUp);
    expect(contentsOf(reader)).toEqual(['after']);
    const edit = { messageId: first.id, content: 'before, edited' };
    done(await world.handlers.editMessage(ada, newId(), conversationId, edit));
    await reader.until(({ __typename }) => __typename === 'MessageEdited');
    expect(contentsOf(reader)).toEqual(['after', null]);
    expect(contentsOf(before)).toEqual(['before', 'after', 'before, edited']);
  });
});
