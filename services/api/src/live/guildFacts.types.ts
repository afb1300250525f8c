import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { TimeScalar } from '../graph/scalars.ts';
import { ChannelKindEnum } from '../guilds/index.ts';

/** What all facts of a guild and its members say. Live payloads are functions of the fact alone: no viewer, no read model. */
@InterfaceType({ description: 'Something that happened in a guild.' })
export abstract class GuildFact {
  @Field(() => ID, { description: 'Id of the fact.' })
  factId!: string;

  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => String, { description: 'Resume with it as `after`: everything later follows.' })
  cursor!: string;

  @Field(() => ID, { description: 'Id of the person, bot or import that did it.' })
  actorId!: string;

  @Field(() => TimeScalar, { description: 'When it happened.' })
  at!: number;
}

@InterfaceType({ implements: GuildFact, description: 'Something that happened to a channel of a guild.' })
export abstract class GuildChannelFact extends GuildFact {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;
}

@InterfaceType({ implements: GuildFact, description: 'Something that happened to a category of a guild.' })
export abstract class GuildCategoryFact extends GuildFact {
  @Field(() => ID, { description: 'Id of the category.' })
  categoryId!: string;
}

@InterfaceType({ implements: GuildFact, description: 'Something that happened to a member of a guild.' })
export abstract class GuildMemberFact extends GuildFact {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@ObjectType({ implements: GuildFact, description: 'The guild has another name.' })
export class GuildRenamed extends GuildFact {
  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;
}

@ObjectType({ implements: GuildFact, description: 'What every member may do has changed.' })
export class EveryonePermissionsChanged extends GuildFact {
  @Field(() => String, { description: 'A 64-bit mask as a decimal number.' })
  permissions!: string;
}

@ObjectType({ implements: GuildFact, description: 'There is a new role.' })
export class RoleCreated extends GuildFact {
  @Field(() => ID, { description: 'Id of the role.' })
  roleId!: string;

  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;

  @Field(() => String, { description: 'A 64-bit mask as a decimal number.' })
  permissions!: string;

  @Field(() => Int, { description: 'Its rank.' })
  position!: number;
}

@ObjectType({ implements: [GuildFact, GuildCategoryFact], description: 'There is a new category.' })
export class CategoryCreated extends GuildCategoryFact {
  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;

  @Field(() => Int, { description: 'Its place among the categories.' })
  position!: number;
}

@ObjectType({ implements: [GuildFact, GuildCategoryFact], description: 'A category has another name.' })
export class CategoryRenamed extends GuildCategoryFact {
  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;
}

@ObjectType({ implements: [GuildFact, GuildCategoryFact], description: 'A category stands elsewhere.' })
export class CategoryMoved extends GuildCategoryFact {
  @Field(() => Int, { description: 'Its place among the categories.' })
  position!: number;
}

@ObjectType({
  implements: [GuildFact, GuildCategoryFact],
  description: 'A category is gone; its channels were moved out before.',
})
export class CategoryDeleted extends GuildCategoryFact {}

@ObjectType({ implements: [GuildFact, GuildChannelFact], description: 'There is a new channel.' })
export class ChannelCreated extends GuildChannelFact {
  @Field(() => ChannelKindEnum, { description: 'What it is for.' })
  kind!: keyof typeof ChannelKindEnum;

  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about; null where it has no topic.' })
  topic!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the category under which it stands; null where it stands under none.' })
  categoryId!: string | null;

  @Field(() => Int, { description: 'Its place in the category.' })
  position!: number;
}

@ObjectType({ implements: [GuildFact, GuildChannelFact], description: 'A channel has another name.' })
export class ChannelRenamed extends GuildChannelFact {
  @Field(() => String, { nullable: true, description: 'Its name; null where its key is destroyed.' })
  name!: string | null;
}

@ObjectType({ implements: [GuildFact, GuildChannelFact], description: 'A channel has another topic.' })
export class ChannelTopicChanged extends GuildChannelFact {
  @Field(() => String, { nullable: true, description: 'What it is about.' })
  topic!: string | null;
}

@ObjectType({ implements: [GuildFact, GuildChannelFact], description: 'A channel stands elsewhere.' })
export class ChannelMoved extends GuildChannelFact {
  @Field(() => ID, { nullable: true, description: 'Id of the category under which it stands; null where it stands under none.' })
  categoryId!: string | null;

  @Field(() => Int, { description: 'Its place in the category.' })
  position!: number;
}

@ObjectType({ implements: [GuildFact, GuildChannelFact], description: 'A channel can be read, but not written any more.' })
export class ChannelArchived extends GuildChannelFact {}

@ObjectType({ implements: [GuildFact, GuildChannelFact], description: 'An archived channel can be written again.' })
export class ChannelRestored extends GuildChannelFact {}

@ObjectType({ implements: [GuildFact, GuildChannelFact], description: 'A channel is gone.' })
export class ChannelDeleted extends GuildChannelFact {}

@ObjectType({ implements: GuildFact, description: 'The import is complete: the guild is open.' })
export class ImportCompleted extends GuildFact {
  @Field(() => Int, { description: 'How many messages were imported.' })
  messages!: number;
}
