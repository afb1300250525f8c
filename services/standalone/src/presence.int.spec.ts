import type { PersonCaller } from '@chat/domain/commands';
import { newId, systemClock } from '@chat/platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { done } from './testing/guildWorld.ts';
import { guildQuery, presenceQuery } from './testing/liveQueries.ts';
import type { LiveEvent, LiveReader } from './testing/liveReader.ts';
import { type LiveWorld, liveWorld, type Place } from './testing/liveWorld.ts';
import { type Person, personWith } from './testing/meeting.ts';

const isCaughtUp = ({ __typename }: LiveEvent): boolean => __typename === 'CaughtUp';

/** System time, and what a spec has let pass besides. */
let passed = 0;
const clock = { now: () => systemClock.now() + passed };

type Changes = readonly { readonly userId: string; readonly presence: string }[];

const changesIn = (reader: LiveReader): Changes => reader.events.flatMap((event) => (event['changes'] ?? []) as Changes); // as asked

/** What a reader was told of somebody. */
const toldOf = (reader: LiveReader, { actor }: PersonCaller): readonly string[] =>
  changesIn(reader)
    .filter(({ userId }) => userId === actor.id)
    .map(({ presence }) => presence);

describe('presence', () => {
  let world: LiveWorld;
  let ada: PersonCaller;
  let bob: PersonCaller;
  let eve: PersonCaller;
  let place: Place;

  beforeAll(async () => {
    world = await liveWorld({ clock });
  });
  afterAll(() => world[Symbol.asyncDispose]());
  beforeEach(async () => {
    [ada, bob, eve] = (await world.people(3)) as [PersonCaller, PersonCaller, PersonCaller];
    place = await world.place(ada, [bob]);
  });

  const following = async (person: PersonCaller, more: object = {}): Promise<LiveReader> => {
    const reader = world.follow(person, { query: presenceQuery, variables: { guildId: place.guildId }, ...more });
    await reader.until(isCaughtUp);
    return reader;
  };

  const person = async (caller: PersonCaller): Promise<Person> =>
    personWith(world.url.replace(/^ws(.*)\/graphql$/, 'http$1'), {
      userId: caller.actor.id,
      accessToken: await world.token(caller),
    });

  const presenceOf = async (of: PersonCaller, to: PersonCaller): Promise<unknown> => {
    const query = 'query ($id: ID!) { person(id: $id) { presence } }';
    const { client } = await person(to);
    return (await client.run<{ person: { presence: string } | null }>(query, { id: of.actor.id })).person?.presence;
  };

  const choose = async (who: PersonCaller, presence: string): Promise<void> => {
    const { client, act } = await person(who);
    const { viewer } = await client.run<{ viewer: { settings: { version: number } } }>('{ viewer { settings { version } } }');
    await act('changeSettings', { version: viewer.settings.version, presence });
  };

  it('is told when somebody comes, is idle, does not want to be disturbed, hides, and goes', async () => {
    const reader = await following(ada);
    expect(await presenceOf(bob, ada)).toBe('OFFLINE');
    const bobs = await following(bob);
    const seen: string[] = [];
    const becomes = async (presence: string): Promise<void> => {
      seen.push(presence);
      await reader.untilTrue(() => toldOf(reader, bob).length >= seen.length);
      expect(toldOf(reader, bob)).toEqual(seen);
      expect(await presenceOf(bob, ada)).toBe(presence);
    };
    await becomes('ONLINE');
    bobs.say({ type: 'ping', payload: { isIdle: true } });
    await becomes('IDLE');
    bobs.say({ type: 'ping', payload: { isIdle: false } });
    await becomes('ONLINE');
    await choose(bob, 'DO_NOT_DISTURB');
    await becomes('DO_NOT_DISTURB');
    await choose(bob, 'INVISIBLE');
    await becomes('OFFLINE');
    await choose(bob, 'IDLE');
    await becomes('IDLE');
    await choose(bob, 'AUTOMATIC');
    await becomes('ONLINE');
    bobs.stop();
    await becomes('OFFLINE');
  });

  it('is nowhere told to somebody who is invisible when they come', async () => {
    await choose(bob, 'INVISIBLE');
    const reader = await following(ada);
    await following(bob);
    await following(eve, { query: guildQuery, variables: { guildId: (await world.place(eve)).guildId } });
    const other = await world.place(ada, [eve]);
    const marks = world.follow(ada, { query: presenceQuery, variables: { guildId: other.guildId } });
    await marks.until(isCaughtUp);
    await choose(eve, 'DO_NOT_DISTURB');
    await marks.untilTrue(() => toldOf(marks, eve).length > 0);
    expect(toldOf(reader, bob)).toEqual([]);
    expect(await presenceOf(bob, ada)).toBe('OFFLINE');
    const { client } = await person(bob);
    expect(await client.run('{ viewer { settings { presence } person { presence } } }')).toEqual({
      viewer: { settings: { presence: 'INVISIBLE' }, person: { presence: 'OFFLINE' } },
    });
  });

  it('is one of all windows of a person: idle where nobody touches any, there while one is', async () => {
    const reader = await following(ada);
    const windows = [await following(bob, { connectionParams: { isIdle: true } }), await following(bob)];
    await reader.untilTrue(() => toldOf(reader, bob).at(-1) === 'ONLINE');
    windows[1]?.stop();
    await reader.untilTrue(() => toldOf(reader, bob).at(-1) === 'IDLE');
    windows[0]?.stop();
    await reader.untilTrue(() => toldOf(reader, bob).at(-1) === 'OFFLINE');
  });

  it('lapses 30 s after the last sign of a client that is gone without a word, and not for one that answers', async () => {
    const beats = vi.spyOn(world.services.presence, 'beat');
    const reader = await following(ada);
    const [bobs] = [await following(bob)];
    await reader.untilTrue(() => toldOf(reader, bob).at(-1) === 'ONLINE');
    bobs.pause();
    const beatenSince = async (who: PersonCaller): Promise<void> => {
      beats.mockClear();
      await vi.waitFor(() => expect(beats.mock.calls.map(([{ userId }]) => userId)).toContain(who.actor.id), 5_000);
    };
    passed += 21_000;
    await beatenSince(ada);
    expect(await presenceOf(bob, ada)).toBe('ONLINE');
    passed += 10_000;
    await reader.untilTrue(() => toldOf(reader, bob).at(-1) === 'OFFLINE');
    expect(await presenceOf(bob, ada)).toBe('OFFLINE');
    expect(await presenceOf(ada, ada)).toBe('ONLINE');
    expect(toldOf(reader, ada)).not.toContain('OFFLINE');
    beats.mockRestore();
  });

  it('is told to nobody outside, and to nobody who was put out', async () => {
    const reader = await following(ada);
    const outsider = world.follow(eve, { query: presenceQuery, variables: { guildId: place.guildId } });
    await outsider.untilTrue(() => outsider.errors.length > 0);
    expect(await presenceOf(ada, eve)).toBeUndefined();
    const bobs = await following(bob);
    await bobs.untilTrue(() => toldOf(bobs, bob).length > 0);
    const target = { guildId: place.guildId, userId: bob.actor.id };
    done(await world.handlers.banMember(ada, newId(), target, { purgeSince: undefined, until: undefined, reason: undefined }));
    await choose(ada, 'DO_NOT_DISTURB');
    await reader.untilTrue(() => toldOf(reader, ada).at(-1) === 'DO_NOT_DISTURB');
    await choose(bob, 'DO_NOT_DISTURB');
    await choose(ada, 'IDLE');
    await reader.untilTrue(() => toldOf(reader, ada).at(-1) === 'IDLE');
    expect(toldOf(bobs, ada)).not.toContain('DO_NOT_DISTURB');
    expect(toldOf(reader, bob)).not.toContain('DO_NOT_DISTURB');
    expect(await presenceOf(bob, ada)).toBeUndefined();
    expect(outsider.events).toEqual([]);
  });

  it('of an author who has left is not for the viewer to know', async () => {
    await world.join(place, eve);
    await world.send(eve, place.channelId, 'I was here');
    await following(eve, { query: guildQuery });
    await vi.waitFor(async () => expect(await presenceOf(eve, ada)).toBe('ONLINE'), 5_000);
    const { position } = await (await person(eve)).act('leaveGuild', { guildId: place.guildId });
    const query = `query ($id: ID!, $at: Position) { channel(id: $id, minPosition: $at) {
      messages(first: 1) { edges { node { author { presence } } } } } }`;
    const { client } = await person(ada);
    expect(await client.run(query, { id: place.channelId, at: position })).toEqual({
      channel: { messages: { edges: [{ node: { author: { presence: 'UNKNOWN' } } }] } },
    });
  });

  it('is no fact: whoever resumes is not told what it was', async () => {
    const reader = await following(ada);
    const bobs = await following(bob);
    await reader.untilTrue(() => toldOf(reader, bob).includes('ONLINE'));
    const before = await world.services.store.head();
    const cursor = reader.events.find(isCaughtUp)?.['cursor'];
    const late = await following(ada, { variables: { guildId: place.guildId, after: cursor } });
    expect(late.events.map(({ __typename }) => __typename)).toEqual(['CaughtUp']);
    bobs.stop();
    await reader.untilTrue(() => toldOf(reader, bob).at(-1) === 'OFFLINE');
    expect(await world.services.store.head()).toEqual(before);
  });

  it('is told only to those who ask for it', async () => {
    const reader = await following(ada);
    const plain = await following(ada, { query: guildQuery });
    await following(bob);
    await reader.untilTrue(() => toldOf(reader, bob).includes('ONLINE'));
    expect(plain.events.map(({ __typename }) => __typename)).toEqual(['CaughtUp']);
  });

  it('of a page of members is asked for once', async () => {
    await following(bob);
    await vi.waitFor(async () => expect(await presenceOf(bob, ada)).toBe('ONLINE'));
    const asked = vi.spyOn(world.services.presence, 'present');
    const { client } = await person(ada);
    const query = 'query ($id: ID!) { guild(id: $id) { members(order: JOINED) { edges { node { person { presence } } } } } }';
    const page = () => client.run(query, { id: place.guildId });
    const shows = (...presences: readonly string[]) => ({
      guild: { members: { edges: presences.map((presence) => ({ node: { person: { presence } } })) } },
    });
    expect(await page()).toEqual(shows('OFFLINE', 'ONLINE'));
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRejectedValueOnce(new Error('no connection'));
    expect(await page()).toEqual(shows('UNKNOWN', 'UNKNOWN'));
    asked.mockRestore();
  });
});
