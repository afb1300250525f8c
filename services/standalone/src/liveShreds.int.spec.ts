import type { PersonCaller } from '@chat/domain/commands';
import { newId } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done } from './testing/guildWorld.ts';
import { channelQuery } from './testing/liveQueries.ts';
import type { LiveEvent, LiveReader } from './testing/liveReader.ts';
import { type LiveWorld, liveWorld, type Place } from './testing/liveWorld.ts';

const isCaughtUp = ({ __typename }: LiveEvent): boolean => __typename === 'CaughtUp';
const isReset = ({ __typename }: LiveEvent): boolean => __typename === 'Reset';
const isRemoval = ({ __typename }: LiveEvent): boolean => __typename === 'TextsRemoved';
const removals = ({ events }: LiveReader): readonly LiveEvent[] => events.filter(isRemoval);

describe('a text that is destroyed', () => {
  let world: LiveWorld;
  let ada: PersonCaller;
  let bob: PersonCaller;

  beforeAll(async () => {
    world = await liveWorld();
    [ada, bob] = (await world.people(2)) as [PersonCaller, PersonCaller];
  });

  afterAll(() => world[Symbol.asyncDispose]());

  const follow = (person: PersonCaller, { channelId }: Place, after?: string): LiveReader =>
    world.follow(person, { query: channelQuery, variables: { channelId, ...(after === undefined ? {} : { after }) } });

  const shred = async ({ channelId }: Place, messageId: Id) =>
    done(await world.handlers.shredMessage(bob, newId(), { channelId, messageId, revisionId: undefined }));

  it('is taken from those who follow its channel, and from nobody else', async () => {
    const [place, elsewhere] = [await world.place(ada, [bob]), await world.place(ada, [bob])];
    const [reader, other] = [follow(ada, place), follow(ada, elsewhere)];
    await Promise.all([reader.until(isCaughtUp), other.until(isCaughtUp)]);
    const { id } = await world.send(bob, place.channelId, 'said too much');
    const { position } = await shred(place, id);
    expect(await reader.until(isRemoval)).toMatchObject({ texts: [{ messageId: id, revisionId: id }], position });
    await world.send(bob, elsewhere.channelId, 'later');
    await other.until(({ content }) => content === 'later');
    expect(removals(other)).toEqual([]);
  });

  it('is taken from those who were away, though it stood before their cursor', async () => {
    const place = await world.place(ada, [bob]);
    const first = follow(ada, place);
    await first.until(isCaughtUp);
    const [gone, kept] = [await world.send(bob, place.channelId, 'gone'), await world.send(bob, place.channelId, 'kept')];
    const { cursor } = await first.until(({ content }) => content === 'kept');
    first.stop();
    await shred(place, gone.id);
    for (const later of ['', 'something later']) {
      if (later !== '') await world.send(bob, place.channelId, later);
      const back = follow(ada, place, String(cursor));
      await back.until(isCaughtUp);
      expect(removals(back)).toMatchObject([{ texts: [{ messageId: gone.id }] }]);
      expect(JSON.stringify(removals(back))).not.toContain(kept.id);
    }
  });

  it('is not told again to those who had been told it was gone before their cursor', async () => {
    const place = await world.place(ada, [bob]);
    const first = follow(ada, place);
    const gone = await world.send(bob, place.channelId, 'gone');
    await shred(place, gone.id);
    await world.send(bob, place.channelId, 'after it');
    const { cursor } = await first.until(({ content }) => content === 'after it');
    const back = follow(ada, place, String(cursor));
    await back.until(isCaughtUp);
    expect(removals(back)).toEqual([]);
  });

  it('with a whole ring makes everybody fetch anew, those who come back too', async () => {
    const place = await world.place(ada, [bob]);
    const reader = follow(ada, place);
    const { cursor } = await reader.until(isCaughtUp);
    const newest = (await world.services.store.read(streams.vault, { backwards: true, limit: 1 }))[0]?.revision;
    const [id, ring] = [newId(), newId()];
    const meta = { actor: bob.actor, via: 'SYSTEM', at: world.services.clock.now(), basis: [] } as const;
    const fact = {
      id,
      type: 'RingDestroyed',
      data: { ring },
      meta: { ...meta, correlationId: id, causationId: id, schemaVersion: 1 },
    };
    await world.services.store.append(streams.vault, newest ?? 'no_stream', [fact]);
    expect(await reader.until(isReset)).toMatchObject({ reason: 'REFETCH' });
    const back = follow(ada, place, String(cursor));
    expect(await back.until(isReset)).toMatchObject({ reason: 'REFETCH' });
    expect(back.events.some(isCaughtUp)).toBe(false);
  });
});
