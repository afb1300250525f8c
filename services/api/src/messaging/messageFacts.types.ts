import type { Position } from '@chat/schema/events';
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { PositionScalar, TimeScalar } from '../graph/scalars.ts';
import { Mentions, ReplyReference } from './message.types.ts';

/** What all facts of a channel say. Live payloads are functions of the fact alone: no viewer, no read model. */
@InterfaceType({ description: 'Something that happened in a channel.' })
export abstract class ChannelFact {
  @Field(() => ID, { description: 'Id of the fact.' })
  factId!: string;

  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => Int, { description: 'Its place in the channel: from 1, dense.' })
  seq!: number;

  @Field(() => String, { description: 'Resume with it as `after`: everything later follows.' })
  cursor!: string;

  @Field(() => PositionScalar, {
    description: 'Where it stands in the log. A message whose `position` is not below it shows it already.',
  })
  position!: Position;

  @Field(() => ID, { description: 'Id of the person, bot or import that did it.' })
  actorId!: string;

  @Field(() => TimeScalar, { description: 'When it happened.' })
  at!: number;

  @Field(() => ID, { description: 'Id of the message that it is about.' })
  messageId!: string;
}

@ObjectType({ implements: ChannelFact, description: 'Somebody said something.' })
export class MessagePosted extends ChannelFact {
  @Field(() => ID, { description: 'Id of the author.' })
  authorId!: string;

  @Field(() => String, { nullable: true, description: 'What it says; null in a replay where it says that no more.' })
  content!: string | null;

  @Field(() => Mentions, { description: 'Whom it mentions.' })
  mentions!: Mentions;

  @Field(() => [ReplyReference], { description: 'What it answers.' })
  replies!: readonly ReplyReference[];
}

@ObjectType({ implements: ChannelFact, description: 'An author changed a message.' })
export class MessageEdited extends ChannelFact {
  @Field(() => String, { nullable: true, description: 'What it says now; null in a replay where it says that no more.' })
  content!: string | null;

  @Field(() => Mentions, { description: 'Whom it mentions now.' })
  mentions!: Mentions;
}

@ObjectType({ implements: ChannelFact, description: 'A message was deleted.' })
export class MessageDeleted extends ChannelFact {
  @Field(() => Boolean, { description: 'By its author; otherwise by a moderator.' })
  byAuthor!: boolean;
}

@ObjectType({ implements: ChannelFact, description: 'Somebody reacts with an emoji.' })
export class ReactionAdded extends ChannelFact {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;

  @Field(() => String, { description: 'The emoji.' })
  emoji!: string;
}

@ObjectType({ implements: ChannelFact, description: 'Somebody took a reaction back.' })
export class ReactionRemoved extends ChannelFact {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;

  @Field(() => String, { description: 'The emoji.' })
  emoji!: string;
}

@ObjectType({ implements: ChannelFact, description: 'A message was pinned.' })
export class MessagePinned extends ChannelFact {}

@ObjectType({ implements: ChannelFact, description: 'A message was unpinned.' })
export class MessageUnpinned extends ChannelFact {}
