import type { ChannelDocument } from '@chat/schema/views';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../graph/node.types.ts';
import { TimeScalar } from '../graph/scalars.ts';

export const ChannelKindEnum = { TEXT: 'TEXT', VOICE: 'VOICE' } as const;
registerEnumType(ChannelKindEnum, {
  name: 'ChannelKind',
  description: 'What a channel is for.',
  valuesConfig: {
    TEXT: { description: 'Messages.' },
    VOICE: { description: 'Talk; it has messages as well.' },
  },
});

@ObjectType({ implements: Node, description: 'A channel of a guild.' })
export class Channel extends Node {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => ChannelKindEnum, { description: 'What it is for.' })
  kind!: keyof typeof ChannelKindEnum;

  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about; null where it has no topic.' })
  topic!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the category under which it stands; null where it stands under none.' })
  categoryId!: string | null;

  @Field(() => Int, {
    description: 'Orders the channels of a category, equal ones by id. Numbers have gaps: move with `after`, not with numbers.',
  })
  position!: number;

  @Field(() => Boolean, { description: 'True: it can be read, but not written.' })
  archived!: boolean;

  @Field(() => TimeScalar, { description: 'When it was created.' })
  createdAt!: number;
}

/** The channel of a document. */
export const channelOf = (document: ChannelDocument): Channel => ({
  id: document._id,
  guildId: document.guildId,
  kind: document.kind,
  name: document.name,
  topic: document.topic,
  categoryId: document.categoryId,
  position: document.position,
  archived: document.archived,
  createdAt: document.createdAt,
});
