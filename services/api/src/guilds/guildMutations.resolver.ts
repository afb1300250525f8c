import { invalid } from '@chat/domain/errors';
import type { After } from '@chat/domain/guilds';
import { limitRules } from '@chat/platform';
import type { Id, Opened } from '@chat/schema/events';
import { subjectOf } from '@chat/schema/events';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { failure, unwrap } from '../graph/failure.ts';
import { limited } from '../graph/limited.ts';
import { idOf } from '../graph/scalars.ts';
import { targetOf } from './access.ts';
import {
  ChangeEveryonePermissionsInput,
  CreateCategoryInput,
  CreateGuildInput,
  DeleteCategoryInput,
  MoveCategoryInput,
  RenameCategoryInput,
  RenameGuildInput,
} from './guildInputs.types.ts';
import {
  ChangeEveryonePermissionsPayload,
  CreateCategoryPayload,
  CreateGuildPayload,
  DeleteCategoryPayload,
  MoveCategoryPayload,
  RenameCategoryPayload,
  RenameGuildPayload,
} from './guildPayloads.types.ts';
import { categoryPayload, guildPayload } from './payloads.ts';

/** Left out: behind all; null: in front of all. */
export const afterOf = (after: string | null | undefined, rule: string): After => {
  if (after === undefined) return 'LAST';
  if (after === null) return 'FIRST';
  const id = idOf(after);
  if (id === undefined) throw failure(invalid('after', rule));
  return id;
};

const categoryIn = (facts: readonly Opened[]): Id =>
  facts.find((fact) => fact.type === 'CategoryCreated')?.data.categoryId ?? ('' as Id); // the command appended it

@Resolver()
export class GuildMutations {
  @Mutation(() => CreateGuildPayload, {
    description: 'Creates a guild of your own, with a role for administrators and a text channel.',
  })
  async createGuild(
    @Arg('input', () => CreateGuildInput, { description: 'What to create.' }) input: CreateGuildInput,
    @Ctx() context: Context,
  ): Promise<CreateGuildPayload> {
    const caller = personOf(context);
    await limited(context, limitRules.createGuildPerAccount, caller.actor.id);
    const done = unwrap(await context.handlers.createGuild(caller, input.commandId, input.name));
    return guildPayload(context, subjectOf(done.facts[0]?.stream ?? ''), done);
  }

  @Mutation(() => RenameGuildPayload, { description: 'Gives a guild another name. Needs MANAGE_SERVER.' })
  async renameGuild(
    @Arg('input', () => RenameGuildInput, { description: 'The guild and its name.' }) input: RenameGuildInput,
    @Ctx() context: Context,
  ): Promise<RenameGuildPayload> {
    const [caller, guildId] = [personOf(context), targetOf(input.guildId)];
    return guildPayload(context, guildId, await context.handlers.renameGuild(caller, input.commandId, guildId, input.name));
  }

  @Mutation(() => ChangeEveryonePermissionsPayload, {
    description: 'Says what every member of a guild may do. Needs MANAGE_SERVER, and each permission that it changes.',
  })
  async changeEveryonePermissions(
    @Arg('input', () => ChangeEveryonePermissionsInput, { description: 'The guild and the permissions.' })
    { guildId: id, commandId, permissions }: ChangeEveryonePermissionsInput,
    @Ctx() context: Context,
  ): Promise<ChangeEveryonePermissionsPayload> {
    const [caller, guildId] = [personOf(context), targetOf(id)];
    const answer = await context.handlers.changeEveryonePermissions(caller, commandId, guildId, permissions);
    return guildPayload(context, guildId, answer);
  }

  @Mutation(() => CreateCategoryPayload, { description: 'Creates a heading for channels. Needs MANAGE_CHANNELS.' })
  async createCategory(
    @Arg('input', () => CreateCategoryInput, { description: 'What to create.' }) input: CreateCategoryInput,
    @Ctx() context: Context,
  ): Promise<CreateCategoryPayload> {
    const [caller, guildId] = [personOf(context), targetOf(input.guildId)];
    const category = { name: input.name, after: afterOf(input.after, 'UNKNOWN_CATEGORY') };
    const done = unwrap(await context.handlers.createCategory(caller, input.commandId, guildId, category));
    return categoryPayload(context, guildId, categoryIn(done.facts), done);
  }

  @Mutation(() => RenameCategoryPayload, { description: 'Gives a category another name. Needs MANAGE_CHANNELS.' })
  async renameCategory(
    @Arg('input', () => RenameCategoryInput, { description: 'The category and its name.' }) input: RenameCategoryInput,
    @Ctx() context: Context,
  ): Promise<RenameCategoryPayload> {
    const [caller, guildId, categoryId] = [personOf(context), targetOf(input.guildId), targetOf(input.categoryId)];
    const answer = await context.handlers.renameCategory(caller, input.commandId, { guildId, categoryId }, input.name);
    return categoryPayload(context, guildId, categoryId, answer);
  }

  @Mutation(() => MoveCategoryPayload, { description: 'Puts a category elsewhere in the order. Needs MANAGE_CHANNELS.' })
  async moveCategory(
    @Arg('input', () => MoveCategoryInput, { description: 'The category and its place.' }) input: MoveCategoryInput,
    @Ctx() context: Context,
  ): Promise<MoveCategoryPayload> {
    const [caller, guildId, categoryId] = [personOf(context), targetOf(input.guildId), targetOf(input.categoryId)];
    const after = afterOf(input.after, 'UNKNOWN_CATEGORY');
    const answer = await context.handlers.moveCategory(caller, input.commandId, { guildId, categoryId }, after);
    return categoryPayload(context, guildId, categoryId, answer);
  }

  @Mutation(() => DeleteCategoryPayload, {
    description: 'Deletes a category. Its channels go behind those that stand under none. Needs MANAGE_CHANNELS.',
  })
  async deleteCategory(
    @Arg('input', () => DeleteCategoryInput, { description: 'The category.' }) input: DeleteCategoryInput,
    @Ctx() context: Context,
  ): Promise<DeleteCategoryPayload> {
    const [caller, guildId, categoryId] = [personOf(context), targetOf(input.guildId), targetOf(input.categoryId)];
    const answer = await context.handlers.deleteCategory(caller, input.commandId, { guildId, categoryId });
    return categoryPayload(context, guildId, categoryId, answer);
  }
}
