import type { Basis, Id, Millis } from '@chat/schema/events';
import type { PersonCaller, Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import type { ChannelState } from '../guilds/index.ts';
import { allows, type Standing, standingIn } from '../membership/index.ts';

/** Somebody's standing in a channel that they may see. */
export interface InChannel extends Standing {
  readonly channelId: Id;
  readonly channel: ChannelState;
  readonly basis: readonly Basis[];
}

/** A hidden channel is answered as an unknown one, on this one path. */
export const inChannel = async (
  services: Services,
  caller: PersonCaller,
  channelId: Id,
  at: Millis,
): Promise<InChannel | Refusal> => {
  const guildId = await services.channels.guildOf(channelId);
  if (guildId === undefined) return rejected('NOT_FOUND');
  const standing = await standingIn(services, caller, guildId, at);
  if (isRefusal(standing)) return standing;
  const channel = standing.guild.channels.get(channelId);
  if (channel === undefined || !allows(standing.permissions, 'VIEW_CHANNEL')) return rejected('NOT_FOUND');
  return { ...standing, channelId, channel };
};
