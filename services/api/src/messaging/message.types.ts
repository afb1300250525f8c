import type { Position } from '@chat/schema/events';
import type { MessageDocument } from '@chat/schema/views';
import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../graph/connection.ts';
import { Node } from '../graph/node.types.ts';
import { PositionScalar, TimeScalar } from '../graph/scalars.ts';

@ObjectType({ description: 'Whom a message mentions: what its writer was allowed to mention.' })
export class Mentions {
  @Field(() => [ID], { description: 'Ids of people.' })
  users!: readonly string[];

  @Field(() => [ID], { description: 'Ids of roles.' })
  roles!: readonly string[];

  @Field(() => Boolean, { description: 'Everybody in the channel.' })
  everyone!: boolean;

  @Field(() => Boolean, { description: 'Everybody who was not offline.' })
  here!: boolean;
}

@ObjectType({ description: 'A message that another one answers.' })
export class ReplyReference {
  @Field(() => ID, { description: 'Id of the message that is answered.' })
  messageId!: string;

  @Field(() => Boolean, { description: 'Whether its author is told.' })
  mention!: boolean;
}

@ObjectType({ description: 'How many people react to a message with one emoji.' })
export class ReactionCount {
  @Field(() => String, { description: '`u-` and code points, or `c-` and the id of a custom emoji.' })
  emoji!: string;

  @Field(() => Int, { description: 'How many people.' })
  count!: number;
}

@ObjectType({ implements: Node, description: 'A message as it stands now.' })
export class Message extends Node {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => Int, { description: 'Its place in the channel: from 1, dense over all facts of the channel.' })
  seq!: number;

  @Field(() => ID, { description: 'Id of its author.' })
  authorId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it says, as it was sent; null where it is deleted or its key is destroyed.',
  })
  content!: string | null;

  @Field(() => ID, { description: 'Id of the fact that wrote what it says: that it was posted, or its latest edit.' })
  revisionId!: string;

  @Field(() => Mentions, { description: 'Whom it mentions.' })
  mentions!: Mentions;

  @Extensions({ most: 5 })
  @Field(() => [ReplyReference], { description: 'What it answers; at most 5.' })
  replies!: readonly ReplyReference[];

  @Field(() => [ReactionCount], { description: 'Reactions in the order in which they came up; at most 20.' })
  reactions!: readonly ReactionCount[];

  @Field(() => TimeScalar, { description: 'When it was sent; of an imported message, when it was said there.' })
  sentAt!: number;

  @Field(() => TimeScalar, { nullable: true, description: 'When it was last edited.' })
  editedAt!: number | null;

  @Field(() => TimeScalar, { nullable: true, description: 'When it was deleted.' })
  deletedAt!: number | null;

  @Field(() => Boolean, { description: 'Its author deleted it; false where it stands, and where a moderator did.' })
  deletedByAuthor!: boolean;

  @Field(() => TimeScalar, { nullable: true, description: 'When it was pinned; null where it is not.' })
  pinnedAt!: number | null;

  @Field(() => PositionScalar, {
    description: 'Of the newest fact that it shows. A live fact about it whose `position` is above is not shown yet.',
  })
  position!: Position;
}

/** A page of messages by `seq`. */
export const MessageConnection = connectionOf('Message', () => Message);

/** The message of a document. */
export const messageOf = (document: MessageDocument): Message => ({
  id: document._id,
  channelId: document.channelId,
  seq: document.seq,
  authorId: document.authorId,
  content: document.content,
  revisionId: document.revisionId,
  mentions: document.mentions,
  replies: document.replies,
  reactions: document.reactions,
  sentAt: document.sentAt,
  editedAt: document.editedAt,
  deletedAt: document.deletedAt,
  deletedByAuthor: document.deletedByAuthor,
  pinnedAt: document.pinnedAt,
  position: document.pos,
});
