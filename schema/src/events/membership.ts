import { optional } from './compoundKinds.ts';
import { defineFact, type FactOf } from './definition.ts';
import { id, keyedHash, millis, oneOf } from './kinds.ts';
import { sealed } from './sealedKind.ts';

const reason = sealed('GUILD', ['reason']);

/** Stream `membership-<guildId>_<userId>`. Names the invite (by the keyed hash of its code) and, where uses are limited, its claim. */
export const MemberJoined = defineFact('MemberJoined', {
  via: oneOf('INVITE', 'IMPORT'),
  invite: optional(keyedHash),
  claimId: optional(id),
});
export const MemberLeft = defineFact('MemberLeft', {});
export const MemberRoleGranted = defineFact('MemberRoleGranted', { roleId: id });
export const MemberRoleRevoked = defineFact('MemberRoleRevoked', { roleId: id });
export const MemberKicked = defineFact('MemberKicked', { text: optional(reason) });
/** Carries the whole intent: a reactor purges what the member wrote since `purgeSince` and lifts the ban at `until`. */
export const MemberBanned = defineFact('MemberBanned', {
  purgeSince: optional(millis),
  until: optional(millis),
  text: optional(reason),
});
export const MemberUnbanned = defineFact('MemberUnbanned', { text: optional(reason) });
/** Without `until`: until it is lifted. */
export const MemberTimedOut = defineFact('MemberTimedOut', { until: optional(millis), text: optional(reason) });
export const MemberTimeoutLifted = defineFact('MemberTimeoutLifted', { text: optional(reason) });

export const membershipFacts = {
  MemberJoined,
  MemberLeft,
  MemberRoleGranted,
  MemberRoleRevoked,
  MemberKicked,
  MemberBanned,
  MemberUnbanned,
  MemberTimedOut,
  MemberTimeoutLifted,
} as const;
export type MembershipFact = FactOf<(typeof membershipFacts)[keyof typeof membershipFacts]>;
