import { Field, ID, InputType, Int } from 'type-graphql';
import { CommandInput } from '../graph/node.types.ts';

@InputType({ description: 'What is done to a message.' })
abstract class MessageInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => ID, { description: 'Id of the message.' })
  messageId!: string;
}

@InputType({ description: 'What is done to a message.' })
abstract class ReactionInput extends MessageInput {
  @Field(() => String, { description: 'The emoji itself, or as `reactions` names it.' })
  emoji!: string;
}

@InputType({ description: 'Which message, and what it should say.' })
export class EditMessageInput extends MessageInput {
  @Field(() => String, { description: '1 to 4,000 code points, kept as sent; white space alone is refused.' })
  content!: string;
}

@InputType({ description: 'Which message to delete.' })
export class DeleteMessageInput extends MessageInput {}

@InputType({ description: 'Which message to pin.' })
export class PinMessageInput extends MessageInput {}

@InputType({ description: 'Which message to unpin.' })
export class UnpinMessageInput extends MessageInput {}

@InputType({ description: 'What to react to, and with what.' })
export class AddReactionInput extends ReactionInput {}

@InputType({ description: 'Which of your reactions to take back.' })
export class RemoveReactionInput extends ReactionInput {}

@InputType({ description: 'Which texts to destroy for ever.' })
export class ShredMessageInput extends MessageInput {
  @Field(() => ID, { nullable: true, description: 'Id of one revision; all that the message has had so far where it is absent.' })
  revisionId?: string | null;
}

@InputType({ description: 'Up to where you have read.' })
export class MarkReadInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => Int, { description: 'The `seq` of the last message that you have read; 0: none.' })
  seq!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Moves the mark back as well; otherwise the highest place wins.' })
  manual!: boolean;
}
