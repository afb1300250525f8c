import { rejected } from '@chat/domain/errors';
import { allows, isMember, type Standing, standingIn } from '@chat/domain/membership';
import type { Id } from '@chat/schema/events';
import type { Context } from '../graph/context.ts';
import { personOf } from '../graph/context.ts';
import { failure, unwrap } from '../graph/failure.ts';
import { idOf } from '../graph/scalars.ts';
import { type Channel, channelOf } from './channel.types.ts';
import { type Guild, guildOf } from './guild.types.ts';

/** The id of something that a mutation is about: what is no id is answered like any other unknown one. */
export const targetOf = (text: string): Id => {
  const id = idOf(text);
  if (id === undefined) throw failure(rejected('NOT_FOUND'));
  return id;
};

/** The caller's standing in a guild. Nothing where it is unknown, being imported, or they are no member: on this one path. */
export const standingOf = async (context: Context, guildId: string): Promise<Standing | undefined> => {
  const caller = personOf(context);
  const id = idOf(guildId);
  if (id === undefined) return undefined;
  const { services } = context;
  const standing = await standingIn(services, caller, id, services.clock.now());
  if ('rejected' in standing && standing.rejected === 'NOT_FOUND') return undefined;
  const known = unwrap(standing);
  return known.guild.status === 'OPEN' && isMember(known.guild, known.member, caller.actor.id) ? known : undefined;
};

/** A guild that the caller is in. */
export const visibleGuild = async (context: Context, guildId: string): Promise<Guild | null> => {
  if ((await standingOf(context, guildId)) === undefined) return null;
  const document = await context.loaders.guilds.load(guildId);
  return document === undefined ? null : guildOf(document);
};

/** A channel that the caller may see. */
export const visibleChannel = async (context: Context, channelId: string): Promise<Channel | null> => {
  personOf(context);
  const document = idOf(channelId) && (await context.loaders.channels.load(channelId));
  if (document === undefined) return null;
  const standing = await standingOf(context, document.guildId);
  if (standing === undefined || !allows(standing.permissions, 'VIEW_CHANNEL')) return null;
  // Deleted a moment ago: the view may not have heard of it.
  return standing.guild.channels.has(document._id as Id) ? channelOf(document) : null;
};
