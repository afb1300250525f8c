import type { PersonCaller } from '@chat/domain/commands';
import { guild as guildAggregate } from '@chat/domain/guilds';
import { newId } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done } from './testing/guildWorld.ts';
import { channelQuery, guildQuery, viewerQuery } from './testing/liveQueries.ts';
import type { LiveEvent, LiveReader } from './testing/liveReader.ts';
import { type LiveWorld, liveWorld, type Place } from './testing/liveWorld.ts';

const isCaughtUp = ({ __typename }: LiveEvent): boolean => __typename === 'CaughtUp';
const says = (content: string) => (event: LiveEvent) => event['content'] === content;
const contents = ({ events }: LiveReader): readonly unknown[] => events.flatMap((event) => event['content'] ?? []);
const codes = ({ errors }: LiveReader): unknown =>
  errors.flat().map((error) => (error as { extensions?: { code?: string } }).extensions?.code);

describe('live subscriptions', () => {
  let world: LiveWorld;
  let ada: PersonCaller;
  let bob: PersonCaller;
  let eve: PersonCaller;

  beforeAll(async () => {
    world = await liveWorld();
    [ada, bob, eve] = (await world.people(3)) as [PersonCaller, PersonCaller, PersonCaller];
  });

  afterAll(() => world[Symbol.asyncDispose]());

  const following = async (person: PersonCaller, place: Place, more: object = {}): Promise<LiveReader> => {
    const reader = world.follow(person, { query: channelQuery, variables: { channelId: place.channelId }, ...more });
    await reader.until(isCaughtUp);
    return reader;
  };

  const adminRoleOf = async ({ guildId }: Place): Promise<Id> => {
    const { state } = await world.services.aggregates.load(streams.guild(guildId), guildAggregate);
    const [role] = state.status === 'OPEN' ? [...state.roles] : [];
    if (role === undefined) throw new Error('a guild begins with a role');
    return role[0];
  };

  it('shows what is said to everybody who follows the channel, after exactly one CaughtUp', async () => {
    const place = await world.place(ada, [bob]);
    const readers = [await following(ada, place), await following(bob, place)];
    await world.send(ada, place.channelId, 'hello');
    for (const reader of readers) {
      await reader.until(says('hello'));
      expect(reader.events.map(({ __typename }) => __typename)).toEqual(['CaughtUp', 'MessagePosted']);
    }
  });

  it('executes once for two clients of the same subscription, and for a different one once more', async () => {
    const place = await world.place(ada, [bob]);
    const spaced = channelQuery.replace('subscription', '# the same\nsubscription');
    const readers = [
      await following(ada, place, { numbered: true }),
      await following(bob, place, { numbered: true, query: spaced }),
      await following(bob, place, { query: channelQuery.replace('content', 'text: content') }),
    ];
    const before = world.hub.statistics();
    await world.send(ada, place.channelId, 'counted');
    await readers[0]?.until(says('counted'));
    await readers[2]?.until((event) => event['text'] === 'counted');
    const after = world.hub.statistics();
    expect(after.executions - before.executions).toBe(2);
    expect(after.deliveries - before.deliveries).toBe(3);
  });

  it('finds a channel and a guild for nobody who may not see them', async () => {
    const place = await world.place(ada);
    const { guildId, channelId } = place;
    const readers = [
      world.follow(eve, { query: channelQuery, variables: { channelId } }),
      world.follow(eve, { query: channelQuery, variables: { channelId: newId() } }),
      world.follow(eve, { query: guildQuery, variables: { guildId } }),
      world.follow(eve, { query: guildQuery, variables: { guildId: newId() } }),
    ];
    for (const reader of readers) {
      await reader.untilTrue(() => reader.errors.length > 0);
      expect(codes(reader)).toEqual(['NOT_FOUND']);
      expect(reader.events).toEqual([]);
    }
  });

  it('shows nothing after a ban to the banned, and tells their other subscriptions why', async () => {
    const place = await world.place(ada, [bob, eve]);
    const [banned, other] = [await following(bob, place), await following(eve, place)];
    const guild = world.follow(bob, { query: guildQuery, variables: { guildId: place.guildId } });
    const viewer = world.follow(bob, { query: viewerQuery });
    await Promise.all([guild.until(isCaughtUp), viewer.until(isCaughtUp)]);
    const said = [1, 2, 3].map((number) => world.send(ada, place.channelId, `before ${number}`));
    const target = { guildId: place.guildId, userId: bob.actor.id };
    await Promise.all(said);
    done(await world.handlers.banMember(ada, newId(), target, { purgeSince: undefined, until: undefined, reason: undefined }));
    await world.send(ada, place.channelId, 'after');
    await other.until(says('after'));
    await banned.untilTrue(() => banned.completed);
    await guild.untilTrue(() => guild.completed);
    expect(contents(banned)).not.toContain('after');
    expect(banned.events.at(-1)).toMatchObject({ __typename: 'Reset', reason: 'ACCESS_CHANGED' });
    expect(guild.events.map(({ __typename }) => __typename)).not.toContain('MemberBanned');
    expect(await viewer.until(({ __typename }) => __typename === 'GuildLeft')).toMatchObject({ cause: 'BANNED' });
  });

  it('takes the channel from everybody who loses VIEW_CHANNEL, and it comes back with it', async () => {
    const place = await world.place(ada, [bob]);
    const reader = await following(bob, place);
    const { changeEveryonePermissions } = world.handlers;
    done(await changeEveryonePermissions(ada, newId(), place.guildId, '0' as never));
    await reader.untilTrue(() => reader.completed);
    await world.send(ada, place.channelId, 'unseen');
    expect(contents(reader)).toEqual([]);
    const again = world.follow(bob, { query: channelQuery, variables: { channelId: place.channelId } });
    await again.untilTrue(() => again.errors.length > 0);
    expect(codes(again)).toEqual(['NOT_FOUND']);
  });

  it('ends with a deleted channel', async () => {
    const place = await world.place(ada, [bob]);
    const reader = await following(bob, place);
    const guild = world.follow(bob, { query: guildQuery, variables: { guildId: place.guildId } });
    await guild.until(isCaughtUp);
    done(await world.handlers.deleteChannel(ada, newId(), place.channelId));
    await reader.until(({ __typename }) => __typename === 'Reset');
    expect(await guild.until(({ __typename }) => __typename === 'ChannelDeleted')).toMatchObject({ channelId: place.channelId });
  });

  it('shows facts of a guild with their names, and news of its channels at most once a second', async () => {
    const place = await world.place(ada, [bob]);
    const guild = world.follow(bob, { query: guildQuery, variables: { guildId: place.guildId } });
    await guild.until(isCaughtUp);
    done(await world.handlers.renameChannel(ada, newId(), place.channelId, 'renamed'));
    await world.join(place, eve);
    for (let number = 1; number <= 5; number += 1) await world.send(ada, place.channelId, `message ${number}`);
    expect(await guild.until(({ __typename }) => __typename === 'ChannelRenamed')).toMatchObject({ name: 'renamed' });
    expect(await guild.until(({ __typename }) => __typename === 'MemberJoined')).toMatchObject({ userId: eve.actor.id });
    await guild.until((event) => event['lastMessageSeq'] === 5);
    expect(guild.events.filter(({ __typename }) => __typename === 'ChannelAdvanced')).toHaveLength(2);
  });

  it('tells a person of mentions, read positions and joins', async () => {
    const place = await world.place(ada, [bob]);
    const viewer = world.follow(bob, { query: viewerQuery });
    const stranger = world.follow(eve, { query: viewerQuery });
    await Promise.all([viewer.until(isCaughtUp), stranger.until(isCaughtUp)]);
    await world.send(ada, place.channelId, `look, <@${bob.actor.id}> and <@${eve.actor.id}>`);
    expect(await viewer.until(({ __typename }) => __typename === 'Mentioned')).toMatchObject({
      seq: 1,
      channelId: place.channelId,
    });
    done(await world.handlers.markRead(bob, place.channelId, { key: newId(), seq: 1, manual: false }));
    expect(await viewer.until(({ __typename }) => __typename === 'ReadPositionChanged')).toMatchObject({ seq: 1 });
    await world.join(place, eve);
    await stranger.until(({ __typename }) => __typename === 'GuildJoined');
    // She was no member when she was mentioned.
    expect(stranger.events.map(({ __typename }) => __typename)).toEqual(['CaughtUp', 'GuildJoined']);
  });

  it('tells a mention of a role to those who hold it, and one of everybody to all but its author', async () => {
    const place = await world.place(ada, [bob, eve]);
    const roleId = await adminRoleOf(place);
    done(await world.handlers.grantRole(ada, newId(), { guildId: place.guildId, userId: bob.actor.id }, roleId));
    const watching = async (person: PersonCaller): Promise<LiveReader> => {
      const reader = world.follow(person, { query: viewerQuery });
      await reader.until(isCaughtUp);
      return reader;
    };
    const [holder, other, author] = [await watching(bob), await watching(eve), await watching(ada)];
    // Who may not mention everybody has written a text and nothing more.
    for (const text of [`<@&${roleId}>`, '@everyone', 'nobody']) await world.send(ada, place.channelId, text);
    await world.send(eve, place.channelId, '@everyone');
    await world.send(ada, place.channelId, '@here');
    const told = ({ events }: LiveReader) => events.flatMap(({ __typename, seq }) => (__typename === 'Mentioned' ? [seq] : []));
    for (const reader of [holder, other]) await reader.until(({ seq }) => seq === 5);
    expect([told(holder), told(other), told(author)]).toEqual([[1, 2, 5], [2, 5], []]);
  });

  it('goes on where it was after a cut, and reads the same as a reader who was never cut', async () => {
    const place = await world.place(ada, [bob, eve]);
    const [steady, shaken] = [await following(bob, place), await following(eve, place)];
    for (let number = 1; number <= 40; number += 1) {
      if (number % 10 === 5) shaken.cut();
      await world.send(ada, place.channelId, `message ${number}`);
    }
    await Promise.all([steady.until(says('message 40')), shaken.until(says('message 40'))]);
    expect(contents(shaken)).toEqual(contents(steady));
    expect(shaken.closed.length).toBeGreaterThan(0);
  });

  it('closes with 4403 when a token expires, and the stock client comes back by itself', async () => {
    const place = await world.place(ada, [bob]);
    const reader = await following(bob, place, { life: 2_500 });
    await reader.untilTrue(() => reader.closed.length > 0);
    expect(reader.closed[0]).toBe(4403);
    await world.send(ada, place.channelId, 'welcome back');
    await reader.until(says('welcome back'));
  });

  it('closes the sockets of a session that ends', async () => {
    const [person] = (await world.people(1)) as [PersonCaller];
    const place = await world.place(ada, [person]);
    const reader = await following(person, place);
    done(await world.handlers.endSession(person, newId(), person.sessionId));
    await reader.untilTrue(() => reader.closed.includes(4403));
    await world.send(ada, place.channelId, 'not for the dead');
    expect(contents(reader)).toEqual([]);
  });
});
