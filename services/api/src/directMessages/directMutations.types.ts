import { mostParticipants } from '@chat/schema/events';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AtMostItems } from '../graph/inputRules.ts';
import { CommandInput, Payload } from '../graph/node.types.ts';
import { DirectConversation } from './directConversation.types.ts';

@InputType({ description: 'With whom to talk.' })
export class OpenDirectConversationInput extends CommandInput {
  @Field(() => [ID], {
    description: 'Ids of 1 to 9 other people, each of whom shares a guild or a direct conversation with you. One makes a pair.',
  })
  @AtMostItems(mostParticipants - 1)
  userIds!: readonly string[];
}

@InputType({ description: 'Whom to bring into a group.' })
export class AddParticipantInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the group.' })
  conversationId!: string;

  @Field(() => ID, { description: 'Id of the person, who shares a guild or a direct conversation with you.' })
  userId!: string;
}

@InputType({ description: 'Which group to leave.' })
export class LeaveDirectConversationInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the group.' })
  conversationId!: string;
}

@InputType({ description: 'Which conversation to put away.' })
export class CloseDirectConversationInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;
}

@InputType({ description: 'Which conversation to list again.' })
export class ReopenDirectConversationInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;
}

@InputType({ description: 'Whom to block.' })
export class BlockPersonInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the person, who shares a guild or a direct conversation with you.' })
  userId!: string;
}

@InputType({ description: 'Whom to block no more.' })
export class UnblockPersonInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@ObjectType({ description: 'What a mutation of a direct conversation answers with.' })
export class DirectConversationPayload extends Payload {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;

  @Field(() => DirectConversation, {
    nullable: true,
    description: 'The conversation with the change; null where you are not in it any more.',
  })
  conversation!: Promise<DirectConversation | null>;
}

@ObjectType({ description: 'What blocking and unblocking answer with.' })
export class BlockPayload extends Payload {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}
