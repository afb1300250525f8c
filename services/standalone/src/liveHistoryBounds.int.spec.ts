import type { PersonCaller } from '@chat/domain/commands';
import { newId } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import { maskOf, type Permission } from '@chat/schema/permissions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done } from './testing/guildWorld.ts';
import type { LiveEvent, LiveReader } from './testing/liveReader.ts';
import { type LiveWorld, liveWorld, type Place } from './testing/liveWorld.ts';
import { personWith } from './testing/meeting.ts';
import { channelFactQuery, type KeptMessage, mergeChannel, messageFields } from './testing/mergeChannel.ts';

const isCaughtUp = ({ __typename }: LiveEvent): boolean => __typename === 'CaughtUp';
const isReset = ({ __typename }: LiveEvent): boolean => __typename === 'Reset';
const isFact = (event: LiveEvent): boolean => !isCaughtUp(event) && !isReset(event);
const writing: readonly Permission[] = ['VIEW_CHANNEL', 'SEND_MESSAGES', 'CREATE_INVITE'];
const canary = 'CANARY';

describe('somebody who may not read the history', () => {
  let world: LiveWorld;
  let [ada, bob, eve]: PersonCaller[] = [];
  const people = () => {
    if (ada === undefined || bob === undefined || eve === undefined) throw new Error('nobody is there yet');
    return { ada, bob, eve };
  };

  beforeAll(async () => {
    world = await liveWorld();
    [ada, bob, eve] = await world.people(3);
  });

  afterAll(() => world[Symbol.asyncDispose]());

  const follow = async (person: PersonCaller, { channelId }: Place, seq?: number): Promise<LiveReader> => {
    const after = Buffer.from(JSON.stringify(['c', world.services.logId, seq])).toString('base64url');
    const variables = { channelId, ...(seq === undefined ? {} : { after }) };
    const reader = world.follow(person, { query: channelFactQuery, variables });
    await reader.until(isCaughtUp);
    return reader;
  };

  const fetched = async (caller: PersonCaller, { channelId }: Place): Promise<readonly KeptMessage[]> => {
    const address = world.url.replace(/^ws(.*)\/graphql$/, 'http$1');
    const { client } = await personWith(address, { userId: caller.actor.id, accessToken: await world.token(caller) });
    const query = `query ($id: ID!, $at: Position) { channel(id: $id, minPosition: $at) {
      messages(first: 20) { edges { node { ${messageFields} } } } } }`;
    type Fetched = { readonly channel: { readonly messages: { readonly edges: readonly { readonly node: KeptMessage }[] } } };
    const at = (await world.services.store.head())?.position;
    const { channel } = await client.run<Fetched>(query, { id: channelId, at });
    return channel.messages.edges.map(({ node }) => node);
  };

  const edit = async (person: PersonCaller, { channelId }: Place, messageId: Id, content: string) =>
    done(await world.handlers.editMessage(person, newId(), channelId, { messageId, content }));

  const allow = async ({ guildId, owner }: Place, ...permissions: readonly Permission[]) =>
    done(await world.handlers.changeEveryonePermissions(owner, newId(), guildId, maskOf(...permissions)));

  const contents = (messages: readonly { readonly [field: string]: unknown }[]) => messages.map((message) => message['content']);

  it('is told that a message from before they came was edited, and not what it says or whom it mentions', async () => {
    const { ada, bob, eve } = people();
    const place = await world.place(ada, [bob], writing);
    const before = await world.send(bob, place.channelId, 'of before');
    await world.join(place, eve);
    const [reader, owner] = [await follow(eve, place), await follow(ada, place)];
    const kept = await fetched(eve, place);
    const after = await world.send(bob, place.channelId, 'of after');
    await edit(bob, place, before.id, `${canary} <@${ada.actor.id}>`);
    await edit(bob, place, after.id, 'of after, edited');
    for (const one of [reader, owner]) await one.until(({ content }) => content === 'of after, edited');
    expect(JSON.stringify(owner.events)).toContain(canary);
    expect(JSON.stringify(reader.events)).not.toContain(canary);
    const nobody = { users: [], roles: [], everyone: false, here: false };
    expect(reader.events[2]).toMatchObject({ __typename: 'MessageEdited', content: null, mentions: nobody });
    expect(reader.events.filter(isFact).reduce(mergeChannel, kept)).toEqual(await fetched(eve, place));
  });

  it('is told no more when they resume', async () => {
    const { ada, bob, eve } = people();
    const place = await world.place(ada, [bob], writing);
    const before = await world.send(bob, place.channelId, 'of before');
    await world.join(place, eve);
    await edit(bob, place, before.id, `${canary} <@${ada.actor.id}>`);
    await world.send(bob, place.channelId, 'of after');
    const reader = await follow(eve, place, 0);
    expect(JSON.stringify(reader.events)).not.toContain(canary);
    expect(reader.events.filter(isFact)).toMatchObject([
      { __typename: 'MessageEdited', mentions: { users: [] } },
      { content: 'of after' },
    ]);
  });

  it('is shown nothing of a time in which they did not see the channel', async () => {
    const { ada, bob, eve } = people();
    const place = await world.place(ada, [bob, eve], writing);
    await world.send(ada, place.channelId, `${canary} seen then`);
    await allow(place, 'SEND_MESSAGES');
    const unseen = await world.send(ada, place.channelId, `${canary} unseen`);
    await allow(place, ...writing);
    await edit(ada, place, unseen.id, `${canary} unseen, edited`);
    await world.send(ada, place.channelId, 'seen');
    expect(contents(await fetched(eve, place))).toEqual(['seen']);
    const reader = await follow(eve, place, 0);
    expect(JSON.stringify(reader.events)).not.toContain(canary);
    expect(contents(reader.events.filter(isFact))).toEqual([null, 'seen']);
    expect(contents(await fetched(ada, place))).toHaveLength(3);
  });

  it('starts anew when they may, and again when they may no more', async () => {
    const { ada, bob, eve } = people();
    const place = await world.place(ada, [bob], writing);
    await world.send(bob, place.channelId, 'of before');
    await world.join(place, eve);
    const [one, owner] = [await follow(eve, place), await follow(ada, place)];
    await allow(place, ...writing, 'READ_HISTORY');
    expect(await one.until(isReset)).toMatchObject({ reason: 'ACCESS_CHANGED' });
    expect(contents(await fetched(eve, place))).toEqual(['of before']);
    const another = await follow(eve, place);
    await allow(place, ...writing);
    expect(await another.until(isReset)).toMatchObject({ reason: 'ACCESS_CHANGED' });
    expect(await fetched(eve, place)).toEqual([]);
    expect(owner.events.some(isReset)).toBe(false);
  });
});
