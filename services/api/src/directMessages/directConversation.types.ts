import type { DirectConversationKind, Position } from '@chat/schema/events';
import type { DirectConversationDocument } from '@chat/schema/views';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../graph/connection.ts';
import { Node } from '../graph/node.types.ts';
import { PositionScalar, TimeScalar } from '../graph/scalars.ts';

export const DirectConversationKindEnum = { PAIR: 'PAIR', GROUP: 'GROUP' } as const;
registerEnumType(DirectConversationKindEnum, {
  name: 'DirectConversationKind',
  description: 'How many talk in a direct conversation.',
  valuesConfig: {
    PAIR: { description: 'Two people, for ever.' },
    GROUP: { description: 'Up to 10 people; they come and go.' },
  },
});

@ObjectType({
  implements: Node,
  description:
    'A conversation outside all guilds: nobody reads it but those who are in it. Its id is also that of its channel, for everything that takes a `channelId`.',
})
export class DirectConversation extends Node {
  @Field(() => DirectConversationKindEnum, { description: 'How many talk in it.' })
  kind!: DirectConversationKind;

  @Field(() => [ID], { description: 'Ids of those who are in it now, you included; at most 10.' })
  participantIds!: readonly string[];

  @Field(() => TimeScalar, { description: 'When it was opened.' })
  openedAt!: number;

  @Field(() => PositionScalar, {
    description: 'Where its newest message stands, or its opening where there is none: lists are in the order of it.',
  })
  position!: Position;
}

/** A page of direct conversations. */
export const DirectConversationConnection = connectionOf('DirectConversation', () => DirectConversation);

/** The conversation of a document. */
export const directConversationOf = (document: DirectConversationDocument): DirectConversation => ({
  id: document._id,
  kind: document.kind,
  participantIds: document.participantIds,
  openedAt: document.openedAt,
  position: document.lastPosition,
});
