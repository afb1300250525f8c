import { type Id, streams } from '@chat/schema/events';
import { directConversationsView, peopleView } from '@chat/schema/views';
import type { Services } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';
import { guild } from '../guilds/index.ts';
import { isMember, member } from '../membership/index.ts';
import { directConversation } from './directConversation.state.ts';
import { pairIdOf } from './pairId.ts';

const patience = 2_000;
const mostGroups = 100;

/** What a read model says is asked of the streams: who was banned a moment ago is known no more. */
const areInGuild = async ({ aggregates }: Services, guildId: Id, userIds: readonly Id[]): Promise<boolean> => {
  const { state } = await aggregates.load(streams.guild(guildId), guild);
  if (state.status !== 'OPEN') return false;
  const standings = await Promise.all(
    userIds.map(async (userId) => {
      const how = await aggregates.load(streams.membership(guildId, userId), member);
      return isMember(state, how.state, userId);
    }),
  );
  return !standings.includes(false);
};

const areInConversation = async ({ aggregates }: Services, id: Id, userIds: readonly Id[]): Promise<boolean> => {
  const { state } = await aggregates.load(streams.dm(id), directConversation);
  return state.status === 'OPENED' && userIds.every((userId) => state.participants.has(userId));
};

const meetSomewhere = async (services: Services, one: Id, other: Id): Promise<boolean> => {
  const { readStore } = services;
  const both = [one, other];
  const query = { index: 'byParticipant', equals: { participantIds: one }, limit: mostGroups };
  const [people, conversations] = await Promise.all([
    readStore.getMany(peopleView, both),
    readStore.find(directConversationsView, { ...query, all: { path: 'participantIds', values: [other] } }),
  ]);
  const [first, second] = people.map(({ guildIds }) => new Set(guildIds));
  for (const guildId of first?.intersection(second ?? new Set()) ?? [])
    if (await areInGuild(services, guildId, both)) return true;
  for (const { _id } of conversations) if (await areInConversation(services, _id, both)) return true;
  return false;
};

/**
 * Whether two people know of each other: they share a guild or a direct conversation. Where the read models do not show it, waits
 * for them to show everything that was acknowledged before the call, else PROJECTION_BEHIND; an account that does not exist takes
 * the same way.
 */
export const knowEachOther = async (services: Services, one: Id, other: Id): Promise<boolean | Refusal> => {
  const { store, views } = services;
  if (await areInConversation(services, pairIdOf(services.vault, one, other), [one, other])) return true;
  if (await meetSomewhere(services, one, other)) return true;
  const head = await store.head();
  if (head === undefined) return false;
  const isShown = await views.waitFor(head.position, [peopleView, directConversationsView], patience);
  return isShown ? meetSomewhere(services, one, other) : rejected('PROJECTION_BEHIND', { retryAfter: patience });
};
