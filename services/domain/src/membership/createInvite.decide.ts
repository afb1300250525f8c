import type { DraftOf, Id, InviteFact, Millis } from '@chat/schema/events';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import type { ExistingGuild } from '../guilds/guild.state.ts';
import { type Actor, may } from './actor.policy.ts';
import type { InviteState } from './invite.state.ts';

export type InviteDraft = DraftOf<InviteFact>;
type Outcome = readonly InviteDraft[] | Refusal;

export interface CreateInvite {
  readonly guildId: Id;
  readonly channelId: Id | undefined;
  readonly maxUses: number | undefined;
  /** Milliseconds from now. */
  readonly expiresAfter: Millis | undefined;
}

export const inviteLimits = { uses: 1_000, leastLife: 60_000, mostLife: 31_536_000_000, guild: 10_000 } as const;

const outside = (value: number | undefined, least: number, most: number): boolean =>
  value !== undefined && (!Number.isSafeInteger(value) || value < least || value > most);

const brokenInvite = (guild: ExistingGuild, { channelId, maxUses, expiresAfter }: CreateInvite): Refusal | undefined => {
  const { uses, leastLife, mostLife } = inviteLimits;
  if (channelId !== undefined && !guild.channels.has(channelId)) return invalid('channelId', 'UNKNOWN_CHANNEL');
  if (outside(maxUses, 1, uses)) return invalid('maxUses', 'RANGE', uses);
  return outside(expiresAfter, leastLife, mostLife) ? invalid('expiresAfter', 'RANGE', mostLife / 1_000) : undefined;
};

/** The invite has the id of its fact; its code is derived from that id. */
export const decideCreateInvite = (
  state: InviteState,
  {
    guild,
    actor,
    command,
    invites,
  }: {
    readonly guild: ExistingGuild;
    readonly actor: Actor;
    readonly command: CreateInvite;
    /** How many the guild has had. */
    readonly invites: number;
  },
  inviteId: Id,
  at: Millis,
): Outcome => {
  if (!may(actor, 'CREATE_INVITE')) return rejected('FORBIDDEN');
  const broken = brokenInvite(guild, command);
  if (broken !== undefined) return broken;
  // Two codes of 58 bits have met: the next attempt, with another key, gets another one.
  if (state.status !== 'UNKNOWN') return rejected('UNAVAILABLE');
  if (invites >= inviteLimits.guild) return rejected('TOO_MANY', { rule: 'INVITES', limit: inviteLimits.guild });
  const { guildId, channelId, maxUses, expiresAfter } = command;
  return [
    {
      type: 'InviteCreated',
      data: {
        inviteId,
        guildId,
        inviterId: actor.userId,
        ...(channelId === undefined ? {} : { channelId }),
        ...(maxUses === undefined ? {} : { maxUses }),
        ...(expiresAfter === undefined ? {} : { expiresAt: at + expiresAfter }),
      },
    },
  ];
};

/** Whoever made it may take it back, and whoever manages the guild. To others of the guild it is forbidden, to strangers unknown. */
export const decideRevokeInvite = (state: InviteState, actor: Actor | undefined): Outcome => {
  if (state.status === 'UNKNOWN' || actor === undefined) return rejected('NOT_FOUND');
  if (state.inviterId !== actor.userId && !may(actor, 'MANAGE_SERVER')) return rejected('FORBIDDEN');
  return state.status === 'REVOKED' ? [] : [{ type: 'InviteRevoked', data: { inviteId: state.inviteId } }];
};
