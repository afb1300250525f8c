import type { GuildDocument } from '@chat/schema/views';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../graph/node.types.ts';
import { TimeScalar } from '../graph/scalars.ts';

@ObjectType({ description: 'A role of a guild: what its holders may do besides what everyone may.' })
export class Role {
  @Field(() => ID, { description: 'Id of the role.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;

  @Field(() => String, { description: 'What it allows: a 64-bit mask as a decimal number.' })
  permissions!: string;

  @Field(() => Int, { description: 'Its rank: who holds a higher one may act on holders of a lower one.' })
  position!: number;
}

@ObjectType({ description: 'A heading of the channel list.' })
export class Category {
  @Field(() => ID, { description: 'Id of the category.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;

  @Field(() => Int, { description: 'Orders the categories, equal ones by id. Numbers have gaps.' })
  position!: number;
}

@ObjectType({ implements: Node, description: 'A guild: people, channels and roles.' })
export class Guild extends Node {
  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;

  @Field(() => ID, { description: 'Id of its owner.' })
  ownerId!: string;

  @Field(() => String, { description: 'What every member may do: a 64-bit mask as a decimal number.' })
  everyonePermissions!: string;

  @Field(() => [Role], { description: 'Its roles, in the order in which they were created.' })
  roles!: readonly Role[];

  @Field(() => [Category], { description: 'Its categories in their order; at most 100.' })
  categories!: readonly Category[];

  @Field(() => TimeScalar, { description: 'When it was created; of an imported one, when its conversation began.' })
  createdAt!: number;
}

const compare = (one: { readonly position: number; readonly id: string }, other: typeof one): number =>
  one.position - other.position || (one.id < other.id ? -1 : 1);

/** The guild of a document. */
export const guildOf = (document: GuildDocument): Guild => ({
  id: document._id,
  name: document.name,
  ownerId: document.ownerId,
  everyonePermissions: document.everyone,
  roles: document.roles.map(({ roleId, name, permissions, position }) => ({ id: roleId, name, permissions, position })),
  categories: document.categories.map(({ categoryId, name, position }) => ({ id: categoryId, name, position })).sort(compare),
  createdAt: document.createdAt,
});
