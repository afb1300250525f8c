import { derivedId } from '@chat/platform';
import { type Id, type Position, streams } from '@chat/schema/events';
import { type Answer, type PersonCaller, type Services, saying } from '../commands/index.ts';
import { isRefusal, type Refusal } from '../errors/index.ts';
import { account } from '../identity/index.ts';
import { accountOf, basisOf } from '../membership/index.ts';
import { knowEachOther } from './acquaintance.ts';
import { setClosing } from './closing.handlers.ts';
import { mayTalk } from './directConversation.policy.ts';
import { type DirectConversationState, directConversation } from './directConversation.state.ts';
import {
  conversationWith,
  decideOpenDirectConversation,
  type OpenDirectConversation,
  type Reach,
} from './openDirectConversation.decide.ts';
import { pairIdOf } from './pairId.ts';
import { decideAddParticipant, decideLeaveDirectConversation } from './participants.decide.ts';

/** A conversation that stands, and up to where the log says so. */
export interface StandingConversation {
  readonly conversationId: Id;
  readonly position: Position;
}

const name = 'openDirectConversation';

/** How everybody whom the caller brings in stands to them, and what that rests on. */
const gatherFor = (services: Services, caller: PersonCaller, userIds: readonly Id[]) => async () => {
  const { aggregates } = services;
  const userId = caller.actor.id;
  const who = await accountOf(services, caller);
  if (isRefusal(who)) return who;
  const others = await Promise.all(userIds.map((otherId) => aggregates.load(streams.account(otherId), account)));
  const known = await Promise.all(userIds.map((otherId) => knowEachOther(services, userId, otherId)));
  const behind = known.find(isRefusal);
  if (behind !== undefined) return behind;
  const self = { userId, account: who.state };
  const looked: Reach = {
    areKnown: !known.includes(false),
    mayTalk: userIds.every((otherId, index) => mayTalk(self, { userId: otherId, account: (others[index] ?? who).state })),
  };
  return { looked, documents: undefined, basis: basisOf([who, ...others]), owners: {} };
};

/** A pair's id is that of the two; a group has the id of the fact that opens it. Each is also the scope or the name of its facts. */
const placeFor = ({ vault }: Services, caller: PersonCaller, key: Id, { kind, participantIds }: OpenDirectConversation) => {
  const openerId = caller.actor.id;
  const [one, other] = participantIds;
  if (kind === 'PAIR' && one !== undefined && other !== undefined) {
    const pairId = pairIdOf(vault, one, other);
    return { conversationId: pairId, scope: pairId };
  }
  return { conversationId: derivedId({ command: name, scope: openerId, actor: openerId, key, ordinal: 0 }), scope: openerId };
};

/** Opens a conversation of the caller and these people, or finds that of a pair; the caller’s list shows it again. */
export const openDirectConversation =
  (services: Services) =>
  async (caller: PersonCaller, key: Id, userIds: readonly Id[]): Promise<StandingConversation | Refusal> => {
    const command = conversationWith(caller.actor.id, userIds);
    if (isRefusal(command)) return command;
    const { conversationId, scope } = placeFor(services, caller, key, command);
    const answer = await services.commands.run<DirectConversationState, undefined, Reach>({
      name,
      key,
      scope,
      caller,
      model: services.aggregates.model(streams.dm(conversationId), directConversation),
      gather: gatherFor(services, caller, userIds),
      decide: (state, reach) => decideOpenDirectConversation(state, command, reach),
      repeats: saying('DirectConversationOpened', command),
    });
    if (isRefusal(answer)) return answer;
    // What this very command opened was not closed before.
    const change = { userId: caller.actor.id, conversationId, key, upTo: null };
    const refused = answer.facts.length === 0 ? await setClosing(services, change) : undefined;
    return refused ?? { conversationId, position: answer.position };
  };

/** The person sees what is said from then on. */
export const addParticipant =
  (services: Services) =>
  (caller: PersonCaller, key: Id, conversationId: Id, userId: Id): Promise<Answer> =>
    services.commands.run<DirectConversationState, undefined, Reach>({
      name: 'addParticipant',
      key,
      scope: conversationId,
      caller,
      model: services.aggregates.model(streams.dm(conversationId), directConversation),
      gather: gatherFor(services, caller, [userId]),
      decide: (state, reach) => decideAddParticipant(state, { actorId: caller.actor.id, userId }, reach),
      repeats: saying('ParticipantAdded', { userId }),
    });

/** Whoever left hears nothing more of the conversation, from the next fact on. */
export const leaveDirectConversation =
  (services: Services) =>
  (caller: PersonCaller, key: Id, conversationId: Id): Promise<Answer> =>
    services.commands.run<DirectConversationState, undefined, undefined>({
      name: 'leaveDirectConversation',
      key,
      scope: conversationId,
      caller,
      model: services.aggregates.model(streams.dm(conversationId), directConversation),
      gather: async () => {
        const who = await accountOf(services, caller);
        return isRefusal(who) ? who : { looked: undefined, documents: undefined, basis: basisOf([who]), owners: {} };
      },
      decide: (state) => decideLeaveDirectConversation(state, caller.actor.id),
    });
