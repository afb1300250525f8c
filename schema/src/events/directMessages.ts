import { list } from './compoundKinds.ts';
import { defineFact, type FactOf } from './definition.ts';
import { id, oneOf } from './kinds.ts';

/** The most people that a direct conversation ever has at once, whoever opened it included. */
export const mostParticipants = 10;

/** PAIR: two people for ever, found again by both. GROUP: people are added and leave. */
const kind = oneOf('PAIR', 'GROUP');

/**
 * The first fact of stream `dm-<id>`; what is said stands in `channel-<id>`. `participantIds` names each person once, whoever
 * opened it included, in the order of the ids.
 */
export const DirectConversationOpened = defineFact('DirectConversationOpened', {
  kind,
  participantIds: list(id, mostParticipants),
});
/** To a group, by one of it. Who left before may come back by it; they see what is said from here on. */
export const ParticipantAdded = defineFact('ParticipantAdded', { userId: id });
/** Out of a group, by themselves. */
export const ParticipantLeft = defineFact('ParticipantLeft', { userId: id });

export const directMessagesFacts = { DirectConversationOpened, ParticipantAdded, ParticipantLeft } as const;
export type DirectMessagesFact = FactOf<(typeof directMessagesFacts)[keyof typeof directMessagesFacts]>;
export type DirectConversationKind = FactOf<typeof DirectConversationOpened>['data']['kind'];
