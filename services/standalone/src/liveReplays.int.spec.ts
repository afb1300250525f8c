import type { PersonCaller } from '@chat/domain/commands';
import { newId } from '@chat/platform';
import { sampleId } from '@chat/platform/testing';
import { type Id, streams } from '@chat/schema/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done } from './testing/guildWorld.ts';
import { channelQuery, guildQuery } from './testing/liveQueries.ts';
import type { LiveEvent, LiveReader } from './testing/liveReader.ts';
import { type LiveWorld, liveWorld, type Place } from './testing/liveWorld.ts';

const isCaughtUp = ({ __typename }: LiveEvent): boolean => __typename === 'CaughtUp';
const isReset = ({ __typename }: LiveEvent): boolean => __typename === 'Reset';
const typesOf = ({ events }: LiveReader): readonly string[] => events.map(({ __typename }) => __typename);
const everything = (reader: LiveReader): string => JSON.stringify([reader.events, reader.errors]);

const canary = 'CANARY';

describe('coming back', () => {
  let world: LiveWorld;
  let ada: PersonCaller;
  let bob: PersonCaller;
  let eve: PersonCaller;

  beforeAll(async () => {
    world = await liveWorld();
    [ada, bob, eve] = (await world.people(3)) as [PersonCaller, PersonCaller, PersonCaller];
  });

  afterAll(() => world[Symbol.asyncDispose]());

  const cursor = (...parts: readonly (string | number)[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const atSeq = (seq: number): string => cursor('c', world.services.logId, seq);

  const from = (person: PersonCaller, place: Place, after: string): LiveReader =>
    world.follow(person, { query: channelQuery, variables: { channelId: place.channelId, after } });

  const edit = async (person: PersonCaller, place: Place, messageId: Id, content: string) =>
    done(await world.handlers.editMessage(person, newId(), place.channelId, { messageId, content }));

  /** A text that was edited away, and one that was deleted. */
  const withCanary = async (place: Place): Promise<void> => {
    const edited = await world.send(bob, place.channelId, `${canary} edited away <@${eve.actor.id}>`);
    await edit(bob, place, edited.id, 'harmless');
    const deleted = await world.send(bob, place.channelId, `${canary} deleted`);
    done(await world.handlers.deleteMessage(bob, newId(), place.channelId, deleted.id));
  };

  it('is told every fact since the cursor in order, each message as it stands now', async () => {
    const place = await world.place(ada, [bob]);
    await world.send(bob, place.channelId, 'seen before');
    await withCanary(place);
    const reader = from(ada, place, atSeq(1));
    await reader.until(isCaughtUp);
    expect(reader.events.map((event) => event['seq'])).toEqual([2, 3, 4, 5, undefined]);
    expect(typesOf(reader)).toEqual(['MessagePosted', 'MessageEdited', 'MessagePosted', 'MessageDeleted', 'CaughtUp']);
    expect(reader.events[1]).toMatchObject({ content: 'harmless' });
  });

  it('shows a text that was edited away or deleted to its author and to holders of VIEW_EDIT_HISTORY only', async () => {
    const place = await world.place(ada, [bob, eve]);
    await withCanary(place);
    const [author, owner, other] = [from(bob, place, atSeq(0)), from(ada, place, atSeq(0)), from(eve, place, atSeq(0))];
    for (const reader of [author, owner, other]) await reader.until(isCaughtUp);
    expect(everything(author).match(/CANARY/g)).toHaveLength(2);
    expect(everything(owner).match(/CANARY/g)).toHaveLength(2);
    expect(everything(other)).not.toContain(canary);
    expect(other.events[0]).toMatchObject({ content: null, mentions: { users: [] } });
  });

  it('shows a shredded text to nobody at all', async () => {
    const place = await world.place(ada, [bob]);
    const message = await world.send(bob, place.channelId, `${canary} shredded`);
    await edit(bob, place, message.id, 'harmless');
    const shred = { channelId: place.channelId, messageId: message.id, revisionId: message.id };
    const { position } = done(await world.handlers.shredMessage(bob, newId(), shred));
    await world.send(bob, place.channelId, 'later');
    expect(position).not.toBe('');
    for (const person of [ada, bob]) {
      const reader = from(person, place, atSeq(0));
      await reader.until(isCaughtUp);
      expect(everything(reader)).not.toContain(canary);
    }
  });

  it('without READ_HISTORY is told nothing from before the latest join', async () => {
    const place = await world.place(ada, [bob], ['VIEW_CHANNEL', 'SEND_MESSAGES', 'CREATE_INVITE']);
    await world.send(ada, place.channelId, `${canary} of before`);
    await world.join(place, eve);
    await world.send(ada, place.channelId, 'of after');
    const reader = from(eve, place, atSeq(0));
    await reader.until(isCaughtUp);
    expect(everything(reader)).not.toContain(canary);
    expect(reader.events[0]).toMatchObject({ content: 'of after' });
  });

  it('misses nothing and hears nothing twice where replay and live meet', async () => {
    const place = await world.place(ada, [bob]);
    for (let number = 1; number <= 300; number += 1) await world.send(ada, place.channelId, `old ${number}`);
    const readers: LiveReader[] = [];
    const writing = (async () => {
      for (let number = 301; number <= 400; number += 1) await world.send(ada, place.channelId, `new ${number}`);
    })();
    for (let reader = 0; reader < 5; reader += 1) readers.push(from(bob, place, atSeq(0)));
    await writing;
    for (const reader of readers) {
      await reader.until((event) => event['seq'] === 400);
      const seqs = reader.events.flatMap((event) => event['seq'] ?? []);
      expect(seqs).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
      expect(reader.events.filter(isCaughtUp)).toHaveLength(1);
    }
  });

  it('of another log is told to start anew, and completes', async () => {
    const place = await world.place(ada);
    await world.send(ada, place.channelId, 'one');
    for (const after of [cursor('c', sampleId(), 0), atSeq(7)]) {
      const reader = from(ada, place, after);
      expect(await reader.until(isReset)).toMatchObject({ reason: 'LOG_REPLACED' });
      await reader.untilTrue(() => reader.completed);
      expect(typesOf(reader)).toEqual(['Reset']);
    }
  });

  it('further behind than 5,000 facts is told to fetch, and from where to go on', async () => {
    const place = await world.place(ada);
    const { id: messageId } = await world.send(ada, place.channelId, 'pinned again and again');
    const stream = streams.channel(place.channelId);
    const at = world.services.clock.now();
    const meta = { actor: ada.actor, via: 'WEB', at, basis: [], schemaVersion: 1 } as const;
    const pinning = (seq: number) => {
      const type = seq % 2 === 0 ? 'MessagePinned' : 'MessageUnpinned';
      const id = newId();
      return { id, type, data: { messageId }, meta: { ...meta, correlationId: id, causationId: id } };
    };
    for (let last = 1; last < 5_002; ) {
      const facts = Array.from({ length: Math.min(256, 5_002 - last) }, (_, index) => pinning(last + 1 + index));
      await world.services.store.append(stream, last - 1, facts);
      last += facts.length;
    }
    const behind = from(ada, place, atSeq(1));
    expect(await behind.until(isReset)).toMatchObject({ reason: 'TOO_FAR', resumeFrom: atSeq(5_002) });
    await behind.untilTrue(() => behind.completed);
    expect(typesOf(behind)).toEqual(['Reset']);
    const resumed = from(ada, place, atSeq(5_002));
    await resumed.until(isCaughtUp);
    expect(typesOf(resumed)).toEqual(['CaughtUp']);
    const nearer = from(ada, place, atSeq(2));
    await nearer.until(isCaughtUp);
    expect(nearer.events.filter((event) => 'seq' in event)).toHaveLength(5_000);
  });

  it('with something that is no cursor of a channel is refused', async () => {
    const place = await world.place(ada);
    for (const after of ['nonsense', cursor('p', world.services.logId, '1'), cursor('c', world.services.logId, -1)]) {
      const reader = from(ada, place, after);
      await reader.untilTrue(() => reader.errors.length > 0);
      expect(everything(reader)).toContain('"code":"INVALID_INPUT"');
    }
  });

  it('goes on with a guild from memory, and is told to fetch where that does not reach', async () => {
    const place = await world.place(ada, [bob]);
    const follow = (after?: string) =>
      world.follow(bob, { query: guildQuery, variables: { guildId: place.guildId, ...(after === undefined ? {} : { after }) } });
    const before = await world.services.store.head();
    const first = follow();
    const caughtUp = await first.until(isCaughtUp);
    done(await world.handlers.renameChannel(ada, newId(), place.channelId, 'one'));
    await first.until((event) => event['name'] === 'one');
    first.stop();
    done(await world.handlers.renameChannel(ada, newId(), place.channelId, 'two'));
    const second = follow(String(caughtUp['cursor']));
    await second.until(isCaughtUp);
    expect(second.events.map((event) => event['name'])).toEqual(['one', 'two', undefined]);
    const third = follow(cursor('p', world.services.logId, String(before?.position.replace(/.$/, '0'))));
    expect(await third.until(isReset)).toMatchObject({ reason: 'REFETCH' });
  });
});
