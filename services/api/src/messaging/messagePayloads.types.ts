import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Payload } from '../graph/node.types.ts';
import { Message } from './message.types.ts';
import * as facts from './messageFacts.types.ts';

@ObjectType({ description: 'What a mutation of a message answers with.' })
abstract class MessagePayload extends Payload {
  @Field(() => Message, { nullable: true, description: 'The message with the change; null where you may not see it.' })
  message!: Promise<Message | null>;
}

@ObjectType({ description: 'What was edited.' })
export class EditMessagePayload extends MessagePayload {
  @Field(() => facts.MessageEdited, { nullable: true, description: 'As everybody sees it.' })
  fact!: facts.MessageEdited | null;
}

@ObjectType({ description: 'What was deleted.' })
export class DeleteMessagePayload extends MessagePayload {
  @Field(() => facts.MessageDeleted, { nullable: true, description: 'As everybody sees it; null where it was deleted already.' })
  fact!: facts.MessageDeleted | null;
}

@ObjectType({ description: 'What was pinned.' })
export class PinMessagePayload extends MessagePayload {
  @Field(() => facts.MessagePinned, { nullable: true, description: 'As everybody sees it; null where it was pinned already.' })
  fact!: facts.MessagePinned | null;
}

@ObjectType({ description: 'What was unpinned.' })
export class UnpinMessagePayload extends MessagePayload {
  @Field(() => facts.MessageUnpinned, { nullable: true, description: 'As everybody sees it; null where it was not pinned.' })
  fact!: facts.MessageUnpinned | null;
}

@ObjectType({ description: 'What was reacted to.' })
export class AddReactionPayload extends MessagePayload {
  @Field(() => facts.ReactionAdded, { nullable: true, description: 'As everybody sees it; null where you reacted so already.' })
  fact!: facts.ReactionAdded | null;
}

@ObjectType({ description: 'What is reacted to no more.' })
export class RemoveReactionPayload extends MessagePayload {
  @Field(() => facts.ReactionRemoved, { nullable: true, description: 'As everybody sees it; null where you did not react so.' })
  fact!: facts.ReactionRemoved | null;
}

@ObjectType({ description: 'Which texts were destroyed.' })
export class ShredMessagePayload extends MessagePayload {
  @Field(() => [ID], { description: 'Ids of the revisions whose text is gone by this; those destroyed before are left out.' })
  revisionIds!: readonly string[];
}

@ObjectType({ description: 'Up to where you have read.' })
export class MarkReadPayload extends Payload {
  @Field(() => Int, {
    description: 'The `seq` up to which you have read now: higher than what was asked for where it was so before.',
  })
  readUpTo!: number;
}
