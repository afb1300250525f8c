import { invalid } from '@chat/domain/errors';
import { type MessageDocument, messagesView } from '@chat/schema/views';
import { Arg, Args, type ClassType, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Connection } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { failure } from '../graph/failure.ts';
import type { Node } from '../graph/node.types.ts';
import { PageArgs, pageOf } from '../graph/page.ts';
import { Unread } from './channelMessages.types.ts';
import { Message, MessageConnection, messageOf } from './message.types.ts';
import { MessagesArgs, messagePage, pinPage } from './messagePages.ts';
import { isShown, readerOf, visibleMessage } from './readerOf.ts';
import { mentionsAbove, readPlace, unreadAbove } from './unread.ts';

const bySeq = async (context: Context, channelId: string, seq: number): Promise<MessageDocument | undefined> => {
  const [found] = await context.views.find(messagesView, { index: 'bySeq', equals: { channelId, seq }, limit: 1 });
  return found;
};

/** The resolver of what is said in a channel of a guild, or in a direct conversation: the fields are the same. */
export const conversationFieldsOf = (type: () => ClassType<Node>): ClassType<object> => {
  @Resolver(type)
  class ConversationFieldsResolver {
    @FieldResolver(() => MessageConnection, {
      description: 'What was said, in its order; the newest with `last`. Without READ_HISTORY only since you came.',
    })
    async messages(
      @Root() channel: Node,
      @Args(() => MessagesArgs) args: MessagesArgs,
      @Ctx() context: Context,
    ): Promise<Connection<Message>> {
      return messagePage(context, await readerOf(context, channel.id), args);
    }

    @FieldResolver(() => Message, {
      nullable: true,
      description: 'One message, by its id or its place; null where you may see none.',
    })
    async message(
      @Root() channel: Node,
      @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
      @Arg('seq', () => Int, { nullable: true, description: 'Its place.' }) seq: number | null,
      @Ctx() context: Context,
    ): Promise<Message | null> {
      const reader = await readerOf(context, channel.id);
      if ((id == null) === (seq == null)) throw failure(invalid('id', 'ID_OR_SEQ'));
      if (id != null) return visibleMessage(context, channel.id, id);
      const found = await bySeq(context, channel.id, seq ?? 0);
      return isShown(reader, found) ? messageOf(found) : null;
    }

    @FieldResolver(() => MessageConnection, { description: 'Pinned messages, the newest pin first; at most 250.' })
    async pins(
      @Root() channel: Node,
      @Args(() => PageArgs) args: PageArgs,
      @Ctx() context: Context,
    ): Promise<Connection<Message>> {
      return pinPage(context, await readerOf(context, channel.id), pageOf(args));
    }

    @FieldResolver(() => Unread, { description: 'What you have not read here.' })
    async unread(@Root() channel: Node, @Ctx() context: Context): Promise<Unread> {
      const reader = await readerOf(context, channel.id);
      const { readUpTo, above } = await readPlace(context, reader);
      const [count, mentions] = await Promise.all([unreadAbove(context, reader, above), mentionsAbove(context, reader, above)]);
      return { count, mentions, readUpTo };
    }
  }
  return ConversationFieldsResolver;
};
