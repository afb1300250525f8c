import { rejected } from '@chat/domain/errors';
import { holds, inviteHashOf } from '@chat/domain/membership';
import type { Position } from '@chat/schema/events';
import { type InviteDocument, invitesView, membersView } from '@chat/schema/views';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { failure } from '../graph/failure.ts';
import { connect, PageArgs, pageOf } from '../graph/page.ts';
import { PositionScalar } from '../graph/scalars.ts';
import { Guild, standingOf } from '../guilds/index.ts';
import { type Invite, InviteConnection, InvitePreview, inviteOf } from './invite.types.ts';

const isOpen = ({ revoked, expiresAt, maxUses, uses }: InviteDocument, now: number): boolean =>
  !revoked && (expiresAt === null || expiresAt > now) && (maxUses === null || uses < maxUses);

const openInvite = async ({ services, views }: Context, code: string): Promise<InviteDocument | undefined> => {
  const hash = inviteHashOf(services.vault, code);
  const document = hash && (await views.get(invitesView, hash));
  return document !== undefined && isOpen(document, services.clock.now()) ? document : undefined;
};

@Resolver()
export class InviteResolver {
  @Query(() => InvitePreview, {
    nullable: true,
    description: 'What an invite leads to; needs no log-in. Null where the code is unknown, expired, revoked or used up.',
  })
  async invite(
    @Arg('code', () => String, { description: 'The code of the invite.' }) code: string,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'At least as new as this.' })
    minPosition: Position | null,
    @Ctx() context: Context,
  ): Promise<InvitePreview | null> {
    context.views.atLeast(minPosition);
    const invite = await openInvite(context, code);
    if (invite === undefined) return null;
    const { guildId, inviterId, channelId, expiresAt } = invite;
    const [guild, inviter, memberCount] = await Promise.all([
      context.loaders.guilds.load(guildId),
      context.loaders.people.load(inviterId),
      context.views.count(membersView, { index: 'byGuild', equals: { guildId } }),
    ]);
    if (guild === undefined || guild.importing) return null;
    return { guildId, guildName: guild.name, memberCount, inviterName: inviter?.displayName ?? null, channelId, expiresAt };
  }
}

@Resolver(() => Guild)
export class GuildInvitesResolver {
  @FieldResolver(() => InviteConnection, {
    description: 'Its invites, newest first; those that ended too. Needs CREATE_INVITE or MANAGE_SERVER.',
  })
  async invites(
    @Root() guild: Guild,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Invite>> {
    const permissions = (await standingOf(context, guild.id))?.permissions ?? 0n;
    if (!holds(permissions, 'CREATE_INVITE') && !holds(permissions, 'MANAGE_SERVER')) throw failure(rejected('FORBIDDEN'));
    const page = pageOf(args);
    const found = await context.views.find(invitesView, {
      index: 'byGuild',
      equals: { guildId: guild.id },
      order: page.backwards ? 'ascending' : 'descending',
      limit: page.size + 1,
      ...(page.from === undefined ? {} : { after: [guild.id, ...page.from] }),
    });
    const { edges, pageInfo } = connect(found, page, ({ createdAt, _id }) => [createdAt, _id]);
    return { edges: edges.map(({ node, cursor }) => ({ node: inviteOf(context.services.vault, node), cursor })), pageInfo };
  }
}
