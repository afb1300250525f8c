import { Field, ID, InputType } from 'type-graphql';
import { CommandInput } from '../graph/node.types.ts';
import { ChannelKindEnum } from './channel.types.ts';

const name = '1 to 100 code points, kept as sent; white space alone is refused.';
const after = 'Id of the one behind which it is put; null: in front of all; left out: behind all.';

@InputType({ description: 'A guild to create.' })
export class CreateGuildInput extends CommandInput {
  @Field(() => String, { description: name })
  name!: string;
}

@InputType({ description: 'A guild to rename.' })
export class RenameGuildInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => String, { description: name })
  name!: string;
}

@InputType({ description: 'What every member of a guild may do from now on.' })
export class ChangeEveryonePermissionsInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => String, { description: 'A 64-bit mask as a decimal number. Only what you may do yourself can be changed.' })
  permissions!: string;
}

@InputType({ description: 'A category to create.' })
export class CreateCategoryInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => String, { description: name })
  name!: string;

  @Field(() => ID, { nullable: true, description: after })
  after?: string | null;
}

@InputType({ description: 'A category to delete.' })
export class DeleteCategoryInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => ID, { description: 'Id of the category.' })
  categoryId!: string;
}

@InputType({ description: 'A category to rename.' })
export class RenameCategoryInput extends DeleteCategoryInput {
  @Field(() => String, { description: name })
  name!: string;
}

@InputType({ description: 'A category to put elsewhere.' })
export class MoveCategoryInput extends DeleteCategoryInput {
  @Field(() => ID, { nullable: true, description: after })
  after?: string | null;
}

@InputType({ description: 'A channel to create.' })
export class CreateChannelInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => ChannelKindEnum, { defaultValue: 'TEXT', description: 'What it is for.' })
  kind!: keyof typeof ChannelKindEnum;

  @Field(() => String, { description: name })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about, at most 1,024 code points.' })
  topic?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the category under which it stands; left out: under none.' })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: after })
  after?: string | null;
}

@InputType({ description: 'A channel.' })
export class ChannelInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;
}

@InputType({ description: 'A channel to rename.' })
export class RenameChannelInput extends ChannelInput {
  @Field(() => String, { description: name })
  name!: string;
}

@InputType({ description: 'What a channel is about from now on.' })
export class ChangeChannelTopicInput extends ChannelInput {
  @Field(() => String, { description: 'At most 1,024 code points; empty: no topic.' })
  topic!: string;
}

@InputType({ description: 'A channel to put elsewhere.' })
export class MoveChannelInput extends ChannelInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the category under which it is to stand; null: under none; left out: where it stands now.',
  })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: after })
  after?: string | null;
}

@InputType({ description: 'A channel to archive.' })
export class ArchiveChannelInput extends ChannelInput {}

@InputType({ description: 'A channel to restore.' })
export class RestoreChannelInput extends ChannelInput {}

@InputType({ description: 'A channel to delete.' })
export class DeleteChannelInput extends ChannelInput {}
