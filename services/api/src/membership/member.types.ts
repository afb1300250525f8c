import type { MemberDocument } from '@chat/schema/views';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../graph/connection.ts';
import { Node } from '../graph/node.types.ts';
import { TimeScalar } from '../graph/scalars.ts';

@ObjectType({ implements: Node, description: 'Somebody in a guild.' })
export class Member extends Node {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;

  @Field(() => [ID], { description: 'Ids of the roles that they hold, in the order in which they got them.' })
  roleIds!: readonly string[];

  @Field(() => TimeScalar, { description: 'Since when they are in it.' })
  joinedAt!: number;
}

/** A page of members. */
export const MemberConnection = connectionOf('Member', () => Member);

/** The member of a document. */
export const memberOf = (document: MemberDocument): Member => ({
  id: document._id,
  guildId: document.guildId,
  userId: document.userId,
  roleIds: document.roleIds,
  joinedAt: document.joinedAt,
});
