import type { DirectConversationKind } from '@chat/schema/events';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DirectConversationKindEnum } from '../directMessages/index.ts';
import { ViewerFact } from './viewerFacts.types.ts';

@ObjectType({ implements: ViewerFact, description: 'You are in a new direct conversation.' })
export class DirectConversationOpened extends ViewerFact {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;

  @Field(() => DirectConversationKindEnum, { description: 'How many talk in it.' })
  kind!: DirectConversationKind;

  @Field(() => [ID], { description: 'Ids of those who are in it, you included.' })
  participantIds!: readonly string[];
}

@ObjectType({ implements: ViewerFact, description: 'Somebody came into a group that you are in; you did, where it is your id.' })
export class ParticipantAdded extends ViewerFact {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@ObjectType({ implements: ViewerFact, description: 'Somebody left a group that you are in; you did, where it is your id.' })
export class ParticipantLeft extends ViewerFact {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@ObjectType({ implements: ViewerFact, description: 'You blocked somebody.' })
export class PersonBlocked extends ViewerFact {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@ObjectType({ implements: ViewerFact, description: 'You block somebody no more.' })
export class PersonUnblocked extends ViewerFact {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@ObjectType({
  description:
    'There are newer messages in a direct conversation; told at most once a second for each. One that you closed is open again by it. No fact: it has no cursor and is not replayed.',
})
export class DirectConversationAdvanced {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;

  @Field(() => Int, { description: '`seq` of the newest message.' })
  lastMessageSeq!: number;
}

@ObjectType({ description: 'You closed a conversation, here or on another client. No fact: it is not replayed.' })
export class DirectConversationClosed {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;
}

@ObjectType({ description: 'You opened a conversation again that was closed. No fact: it is not replayed.' })
export class DirectConversationReopened {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId!: string;
}
