import { allows } from '@chat/domain/membership';
import { keyOf } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import { type ChannelDocument, channelsView, membersView } from '@chat/schema/views';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Total } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { PositionScalar } from '../graph/scalars.ts';
import { Person, personFrom } from '../identity/index.ts';
import { standingOf, visibleChannel, visibleGuild } from './access.ts';
import { Channel, channelOf } from './channel.types.ts';
import { Guild } from './guild.types.ts';

const page = 1_000;

const channelsOf = async (context: Context, guildId: string): Promise<readonly ChannelDocument[]> => {
  const found: ChannelDocument[] = [];
  const query = { index: 'byGuild', equals: { guildId }, limit: page };
  for (;;) {
    const last = found.at(-1);
    const more = last === undefined ? query : { ...query, after: keyOf(channelsView, 'byGuild', last) };
    const documents = await context.views.find(channelsView, more);
    found.push(...documents);
    if (documents.length < page) return found;
  }
};

@Resolver(() => Guild)
export class GuildResolver {
  @Query(() => Guild, {
    nullable: true,
    description: 'A guild that you are in; null where there is none, and where you are not in it.',
  })
  guild(
    @Arg('id', () => ID, { description: 'Id of the guild.' }) id: string,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'At least as new as this.' })
    minPosition: Position | null,
    @Ctx() context: Context,
  ): Promise<Guild | null> {
    context.views.atLeast(minPosition);
    return visibleGuild(context, id);
  }

  @FieldResolver(() => [Channel], {
    description: 'The channels that you may see, in the order of position and id; at most 10,000. Group them by category.',
  })
  async channels(@Root() guild: Guild, @Ctx() context: Context): Promise<readonly Channel[]> {
    const standing = await standingOf(context, guild.id);
    if (standing === undefined || !allows(standing.permissions, 'VIEW_CHANNEL')) return [];
    return (await channelsOf(context, guild.id)).map(channelOf);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Its owner; null until the read model has them.' })
  async owner(@Root() guild: Guild, @Ctx() context: Context): Promise<Person | null> {
    const document = await context.loaders.people.load(guild.ownerId);
    return document === undefined ? null : personFrom(document);
  }

  @FieldResolver(() => Total, { description: 'How many members it has.' })
  memberCount(@Root() guild: Guild, @Ctx() context: Context): Promise<Total> {
    return context.views.count(membersView, { index: 'byGuild', equals: { guildId: guild.id } });
  }

  @FieldResolver(() => String, { description: 'What you may do in it: a 64-bit mask as a decimal number.' })
  async viewerPermissions(@Root() guild: Guild, @Ctx() context: Context): Promise<string> {
    const standing = await standingOf(context, guild.id);
    return (standing?.permissions ?? 0n).toString();
  }
}

@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => Channel, {
    nullable: true,
    description: 'A channel that you may see; null where there is none, and where you may not.',
  })
  channel(
    @Arg('id', () => ID, { description: 'Id of the channel.' }) id: string,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'At least as new as this.' })
    minPosition: Position | null,
    @Ctx() context: Context,
  ): Promise<Channel | null> {
    context.views.atLeast(minPosition);
    return visibleChannel(context, id);
  }

  @FieldResolver(() => Guild, { nullable: true, description: 'The guild that it is in.' })
  guild(@Root() channel: Channel, @Ctx() context: Context): Promise<Guild | null> {
    return visibleGuild(context, channel.guildId);
  }
}
