import type { Position } from '@chat/schema/events';
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { visibleDirectConversation } from '../directMessages/index.ts';
import { visibleChannel, visibleGuild } from '../guilds/index.ts';
import { personFrom, visiblePerson } from '../identity/index.ts';
import { visibleMember } from '../membership/index.ts';
import { visibleMessage } from '../messaging/index.ts';
import { type Context, personOf } from './context.ts';
import { AtMostItems } from './inputRules.ts';
import { Node } from './node.types.ts';
import { idOf, PositionScalar } from './scalars.ts';

const mostNodes = 100;

@ArgsType()
class NodesArgs {
  @Field(() => [ID], { description: 'Their ids.' })
  @AtMostItems(mostNodes)
  ids!: readonly string[];

  @Field(() => PositionScalar, { nullable: true, description: 'At least as new as this.' })
  minPosition?: Position | null;
}

type Found = (Node & { readonly __typename: string }) | undefined;

const named = (typename: string, node: Node | null): Found => (node === null ? undefined : { ...node, __typename: typename });

const messageNode = async (context: Context, id: string): Promise<Found> => {
  const document = await context.loaders.messages.load(id);
  return document === undefined ? undefined : named('Message', await visibleMessage(context, document.channelId, id));
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
    visibleDirectConversation(context, id).then((conversation) => named('DirectConversation', conversation)),
  ]);
  return found.find((node) => node !== undefined);
};

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'Anything with an id that you may see: a person, guild, channel, direct conversation, message or member; null for everything else.',
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
    @Args(() => NodesArgs) { ids, minPosition }: NodesArgs,
    @Ctx() context: Context,
  ): Promise<readonly (Node | null)[]> {
    context.views.atLeast(minPosition);
    return Promise.all(ids.map(async (id) => (await nodeOf(context, id)) ?? null));
  }
}
