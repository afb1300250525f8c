import { invalid } from '@chat/domain/errors';
import { allows } from '@chat/domain/membership';
import { type Position, streams } from '@chat/schema/events';
import type { MessageDocument } from '@chat/schema/views';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { standingOf, visibleChannel, visibleGuild } from '../guilds/index.ts';
import { personFrom, visiblePerson } from '../identity/index.ts';
import { visibleMember } from '../membership/index.ts';
import { messageOf } from '../messaging/message.types.ts';
import { type Context, personOf } from './context.ts';
import { failure } from './failure.ts';
import { Node } from './node.types.ts';
import { idOf, PositionScalar } from './scalars.ts';

const mostNodes = 100;

type Found = (Node & { readonly __typename: string }) | undefined;

const named = (typename: string, node: Node | null): Found => (node === null ? undefined : { ...node, __typename: typename });

/** The viewer's right to what was said before they came: all of it with READ_HISTORY, else from their latest join on. */
const isInReach = async (context: Context, { channelId, postedPosition }: MessageDocument): Promise<boolean> => {
  const channel = await visibleChannel(context, channelId);
  const standing = channel === null ? undefined : await standingOf(context, channel.guildId);
  if (standing === undefined) return false;
  if (allows(standing.permissions, 'READ_HISTORY')) return true;
  const { joinedRevision } = standing.member;
  if (joinedRevision === undefined) return false;
  const stream = streams.membership(standing.guildId, personOf(context).actor.id);
  const [joined] = await context.services.store.read(stream, { from: joinedRevision, limit: 1 });
  return joined !== undefined && postedPosition > joined.position;
};

const messageNode = async (context: Context, id: string): Promise<Found> => {
  const document = await context.loaders.messages.load(id);
  return document !== undefined && (await isInReach(context, document)) ? named('Message', messageOf(document)) : undefined;
};

const personNode = async (context: Context, id: string): Promise<Found> => {
  const userId = idOf(id);
  const document = userId && (await visiblePerson(context, personOf(context).actor.id, userId));
  return document === undefined ? undefined : named('Person', personFrom(document));
};

/** Ids of all kinds are 32 digits and tell nothing: whichever of the views knows it, by the same path as its own query. */
const nodeOf = async (context: Context, id: string): Promise<Found> => {
  personOf(context);
  const [guildId, userId] = id.split('_');
  if (userId !== undefined) {
    return idOf(guildId ?? '') && idOf(userId) ? named('Member', await visibleMember(context, guildId ?? '', userId)) : undefined;
  }
  if (idOf(id) === undefined) return undefined;
  const found = await Promise.all([
    personNode(context, id),
    visibleGuild(context, id).then((guild) => named('Guild', guild)),
    visibleChannel(context, id).then((channel) => named('Channel', channel)),
    messageNode(context, id),
  ]);
  return found.find((node) => node !== undefined);
};

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Anything with an id that you may see: a person, guild, channel, message or member; null for everything else.',
  })
  async node(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'At least as new as this.' })
    minPosition: Position | null,
    @Ctx() context: Context,
  ): Promise<Node | null> {
    context.views.atLeast(minPosition);
    return (await nodeOf(context, id)) ?? null;
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Several at once, at most 100, each in the place of its id; null for what you may not see.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'Their ids.' }) ids: readonly string[],
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'At least as new as this.' })
    minPosition: Position | null,
    @Ctx() context: Context,
  ): Promise<readonly (Node | null)[]> {
    if (ids.length > mostNodes) throw failure(invalid('ids', 'TOO_MANY', mostNodes));
    context.views.atLeast(minPosition);
    return Promise.all(ids.map(async (id) => (await nodeOf(context, id)) ?? null));
  }
}
