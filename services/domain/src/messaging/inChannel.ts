import type { TextOwners } from '@chat/platform';
import type { Basis, Id, Millis } from '@chat/schema/events';
import type { PersonCaller, Services } from '../commands/index.ts';
import { inDirectConversation } from '../directMessages/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import type { ExistingGuild } from '../guilds/index.ts';
import { allows, type MemberState, standingIn } from '../membership/index.ts';
import type { Writer } from './messaging.policy.ts';

/** What a channel is of, as far as somebody's past in it goes. */
export type ChannelPlace =
  | { readonly kind: 'GUILD'; readonly guildId: Id; readonly guild: ExistingGuild; readonly member: MemberState }
  /** `joinedRevision`: of the fact by which they came, in the stream of the direct conversation. */
  | { readonly kind: 'DIRECT'; readonly joinedRevision: number };

/** Somebody's standing in a channel that they may see: one of a guild, or that of a direct conversation. */
export interface InChannel extends Writer {
  readonly channelId: Id;
  readonly place: ChannelPlace;
  readonly basis: readonly Basis[];
}

const hidden = rejected('NOT_FOUND');

const inDirectChannel = async (services: Services, caller: PersonCaller, channelId: Id): Promise<InChannel | Refusal> => {
  const standing = await inDirectConversation(services, caller, channelId);
  if (isRefusal(standing)) return standing;
  const { permissions, joinedRevision, closed, basis } = standing;
  return {
    channelId,
    userId: caller.actor.id,
    permissions,
    timedOutUntil: 0,
    closed: closed ? 'CONVERSATION_CLOSED' : undefined,
    place: { kind: 'DIRECT', joinedRevision },
    basis,
  };
};

/** A hidden channel is answered as an unknown one, on this one path. */
export const inChannel = async (
  services: Services,
  caller: PersonCaller,
  channelId: Id,
  at: Millis,
): Promise<InChannel | Refusal> => {
  const parent = await services.channels.parentOf(channelId);
  if (parent === undefined) return hidden;
  if (parent.kind === 'DIRECT') return inDirectChannel(services, caller, channelId);
  const standing = await standingIn(services, caller, parent.guildId, at);
  if (isRefusal(standing)) return standing;
  const { guildId, guild, member, permissions, basis } = standing;
  const channel = guild.channels.get(channelId);
  if (channel === undefined || !allows(permissions, 'VIEW_CHANNEL')) return hidden;
  return {
    channelId,
    userId: caller.actor.id,
    permissions,
    timedOutUntil: member.timedOutUntil,
    closed: channel.archived ? 'CHANNEL_ARCHIVED' : undefined,
    place: { kind: 'GUILD', guildId, guild, member },
    basis,
  };
};

/** The scope of the ring that seals what somebody says here. */
export const scopeOf = ({ channelId, place }: InChannel): TextOwners =>
  place.kind === 'GUILD' ? { guildId: place.guildId } : { conversationId: channelId };
