import type { Position } from '@chat/schema/events';
import { blocksView } from '@chat/schema/views';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../graph/connection.ts';
import { type Context, personOf } from '../graph/context.ts';
import { InRange } from '../graph/inputRules.ts';
import { connect, mostOnAPage, pageOf } from '../graph/page.ts';
import { PositionScalar } from '../graph/scalars.ts';
import { Person, personFrom, Viewer } from '../identity/index.ts';
import { Message, newestMessage } from '../messaging/index.ts';
import { DirectConversation, DirectConversationConnection } from './directConversation.types.ts';
import { directConversationsOf, visibleDirectConversation } from './visibleDirectConversation.ts';

const mostBlocked = 1_000;

const peopleWith = async (context: Context, ids: readonly string[]): Promise<readonly Person[]> => {
  const documents = await Promise.all(ids.map((id) => context.loaders.people.load(id)));
  return documents.filter((document) => document !== undefined).map(personFrom);
};

@ArgsType()
class DirectConversationsArgs {
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 100; 50 where it is not given.' })
  @InRange(1, mostOnAPage)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Those after this cursor.' })
  after?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that you have closed.' })
  includeClosed!: boolean;
}

@Resolver(() => DirectConversation)
export class DirectConversationResolver {
  @Query(() => DirectConversation, {
    nullable: true,
    description: 'A direct conversation that you are in; null where there is none, and where you are not in it.',
  })
  directConversation(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'At least as new as this.' })
    minPosition: Position | null,
    @Ctx() context: Context,
  ): Promise<DirectConversation | null> {
    context.views.atLeast(minPosition);
    return visibleDirectConversation(context, id);
  }

  @FieldResolver(() => [Person], { description: 'Those who are in it now, you included; at most 10.' })
  participants(@Root() conversation: DirectConversation, @Ctx() context: Context): Promise<readonly Person[]> {
    return peopleWith(context, conversation.participantIds);
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The newest message that is not deleted; null where you may see none.',
  })
  lastMessage(@Root() conversation: DirectConversation, @Ctx() context: Context): Promise<Message | null> {
    return newestMessage(context, conversation.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you have closed it, and nothing new was said since.' })
  async isClosed(@Root() conversation: DirectConversation, @Ctx() context: Context): Promise<boolean> {
    const document = await context.loaders.directConversations.load(conversation.id);
    return document !== undefined && context.handlers.isClosed(personOf(context).actor.id, document._id, document.lastMessageSeq);
  }
}

@Resolver(() => Viewer)
export class ViewerConversationsResolver {
  @FieldResolver(() => DirectConversationConnection, {
    description: 'Their direct conversations, the one with the newest message first; without those that they closed.',
  })
  async directConversations(
    @Args(() => DirectConversationsArgs) { includeClosed, ...args }: DirectConversationsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<DirectConversation>> {
    const page = pageOf(args);
    const listed = { userId: personOf(context).actor.id, includeClosed, page };
    const found = await directConversationsOf(context, listed);
    return connect(found, page, ({ position, id }) => [position, id]);
  }

  @FieldResolver(() => [Person], { description: 'Whom they have blocked, in the order in which they did; at most 1,000.' })
  async blockedPeople(@Root() viewer: Viewer, @Ctx() context: Context): Promise<readonly Person[]> {
    const query = { index: 'byUser', equals: { userId: viewer.id }, limit: mostBlocked };
    const blocks = await context.views.find(blocksView, query);
    return peopleWith(
      context,
      blocks.map(({ blockedId }) => blockedId),
    );
  }
}
