import { type AccountFact, accountFacts } from './account.ts';
import type { DraftOf, FactDefinition, OpenedOf } from './definition.ts';
import { type DirectMessagesFact, directMessagesFacts } from './directMessages.ts';
import type { Recorded } from './envelope.ts';
import { type GuildFact, guildFacts, type InviteFact, inviteFacts } from './guild.ts';
import { type InstanceFact, instanceFacts } from './instance.ts';
import { type MembershipFact, membershipFacts } from './membership.ts';
import { type MessagingFact, messagingFacts } from './messaging.ts';
import { type ModerationFact, moderationFacts } from './moderation.ts';
import { emailFacts, handleFacts, type ReservationFact } from './reservation.ts';
import { type VaultFact, vaultFacts } from './vault.ts';

/** Every fact of the product, as it is stored. */
export type Fact =
  | InstanceFact
  | VaultFact
  | AccountFact
  | ReservationFact
  | GuildFact
  | InviteFact
  | MembershipFact
  | ModerationFact
  | MessagingFact
  | DirectMessagesFact;
export type FactType = Fact['type'];
/** A fact as a command decides it. */
export type Draft = DraftOf<Fact>;
/** A fact of the log with its text opened (or `null`). */
export type Opened = Recorded<OpenedOf<Fact>>;

const groups = {
  instance: instanceFacts,
  vault: vaultFacts,
  account: accountFacts,
  handle: handleFacts,
  email: emailFacts,
  guild: guildFacts,
  invite: inviteFacts,
  membership: membershipFacts,
  moderation: moderationFacts,
  channel: messagingFacts,
  dm: directMessagesFacts,
} as const;

/** The prefixes of all streams, and which fact types each may hold. */
export const factTypesByPrefix: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(groups).map(([prefix, group]) => [prefix, Object.keys(group)]),
);

/** All definitions by type. */
export const definitions: Readonly<Record<FactType, FactDefinition>> = Object.assign({}, ...Object.values(groups));

/** The definition of a type, or nothing where this version does not know it. */
export const definitionOf = (type: string): FactDefinition | undefined =>
  Object.hasOwn(definitions, type) ? definitions[type as FactType] : undefined;
