import { allows } from '@chat/domain/membership';
import type { Id } from '@chat/schema/events';
import { reactorId, reactorsView, revisionsView } from '@chat/schema/views';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Connection } from '../graph/connection.ts';
import { type Context, personOf } from '../graph/context.ts';
import { connect, PageArgs, pageOf } from '../graph/page.ts';
import { Person, personFrom } from '../identity/index.ts';
import { type Reactor, ReactorConnection, type Revision, RevisionConnection } from './channelMessages.types.ts';
import { emojiFrom } from './emojiFrom.ts';
import { Message } from './message.types.ts';
import { orderOf, seqRange } from './messagePages.ts';
import { readerOf } from './readerOf.ts';
import { revisionPage } from './revisionPage.ts';

const personWith = async (context: Context, userId: string): Promise<Person | null> => {
  const document = await context.loaders.people.load(userId);
  return document === undefined ? null : personFrom(document);
};

@Resolver(() => Message)
export class MessageFieldsResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Its author.' })
  author(@Root() message: Message, @Ctx() context: Context): Promise<Person | null> {
    return personWith(context, message.authorId);
  }

  @FieldResolver(() => Int, { description: 'How often it was edited; at most 10,000 are counted.' })
  async editCount(@Root() message: Message, @Ctx() context: Context): Promise<number> {
    const { count } = await context.views.count(revisionsView, { index: 'byMessage', equals: { messageId: message.id } });
    return count;
  }

  @FieldResolver(() => RevisionConnection, {
    nullable: true,
    description: 'Every text that it had, the first one first. Null unless you wrote it or hold VIEW_EDIT_HISTORY.',
  })
  async revisions(
    @Root() message: Message,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Revision> | null> {
    const reader = await readerOf(context, message.channelId);
    if (message.authorId !== reader.userId && !allows(reader.permissions, 'VIEW_EDIT_HISTORY')) return null;
    return revisionPage(context, message, pageOf(args));
  }

  @FieldResolver(() => ReactorConnection, { description: 'Who reacts with an emoji, in the order in which they did.' })
  async reactors(
    @Root() message: Message,
    @Arg('emoji', () => String, { description: 'The emoji itself, or as `reactions` names it.' }) emoji: string,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Reactor>> {
    const page = pageOf(args);
    const equals = { messageId: message.id, emoji: emojiFrom(emoji) };
    const query = { index: 'byEmoji', equals, range: seqRange(page, 0), order: orderOf(page), limit: page.size + 1 };
    // A deleted message has lost its reactions.
    const found = message.deletedAt === null ? await context.views.find(reactorsView, query) : [];
    const reactors = found.map(
      ({ userId, seq }): Reactor => ({
        userId,
        seq,
        get person() {
          return personWith(context, userId);
        },
      }),
    );
    return connect(reactors, page, ({ seq }) => [seq]);
  }

  @FieldResolver(() => [String], { description: 'The emoji with which you react, as `reactions` names them.' })
  async viewerReactions(@Root() message: Message, @Ctx() context: Context): Promise<readonly string[]> {
    if (message.reactions.length === 0) return [];
    const userId = personOf(context).actor.id;
    // Ids and emoji of a message of the read model.
    const ids = message.reactions.map(({ emoji }) => reactorId(message.id as Id, emojiFrom(emoji), userId));
    return (await context.views.getMany(reactorsView, ids)).map(({ emoji }) => emoji);
  }
}
