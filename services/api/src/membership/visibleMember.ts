import type { Id } from '@chat/schema/events';
import { memberId } from '@chat/schema/views';
import type { Context } from '../graph/context.ts';
import { standingOf } from '../guilds/index.ts';
import { type Member, memberOf } from './member.types.ts';

/** A member that the caller may see. */
export const visibleMember = async (context: Context, guildId: string, userId: string): Promise<Member | null> => {
  if ((await standingOf(context, guildId)) === undefined) return null;
  const document = await context.loaders.members.load(memberId(guildId as Id, userId as Id)); // ids or unknown
  return document === undefined ? null : memberOf(document);
};
