import { type DirectConversationState, directPermissions } from '@chat/domain/directMessages';
import type { GuildState } from '@chat/domain/guilds';
import { allows, isMember, type MemberState, permissionsIn } from '@chat/domain/membership';
import type { Id, Millis } from '@chat/schema/events';
import { seesNewMessages } from './newcomers.ts';
import { seesChannels } from './topic.ts';

/** Who asks, and in which guild. */
export interface GuildPlace {
  readonly guild: GuildState;
  readonly member: MemberState;
  readonly userId: Id;
  readonly at: Millis;
}

const permissionsOf = ({ guild, member, userId, at }: GuildPlace): bigint =>
  guild.status === 'OPEN' ? permissionsIn(guild, member, userId, at) : 0n;

/**
 * What a viewer may see of a channel's facts, or of a guild's where no channel is named; nothing (`undefined`) where they may not
 * follow it at all. Only bits that frames depend on take part, so that more people share an execution.
 */
export const visibilityIn = (place: GuildPlace, channelId: Id | undefined): string | undefined => {
  const { guild, member, userId } = place;
  if (guild.status !== 'OPEN') return undefined;
  const sees = allows(permissionsOf(place), 'VIEW_CHANNEL');
  if (channelId === undefined) return isMember(guild, member, userId) ? (sees ? seesChannels : '') : undefined;
  if (!sees || !guild.channels.has(channelId)) return undefined;
  return allows(permissionsOf(place), 'READ_HISTORY') ? seesChannels : seesNewMessages;
};

/** The same for what is said in a direct conversation. */
export const directVisibility = (state: DirectConversationState, userId: Id): string | undefined => {
  const permissions = directPermissions(state, userId);
  if (!allows(permissions, 'VIEW_CHANNEL')) return undefined;
  return allows(permissions, 'READ_HISTORY') ? seesChannels : seesNewMessages;
};

/** Whether a viewer may read texts that were replaced or removed. */
export const seesRevisions = (place: GuildPlace): boolean => allows(permissionsOf(place), 'VIEW_EDIT_HISTORY');
