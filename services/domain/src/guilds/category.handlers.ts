import type { Id } from '@chat/schema/events';
import { type Answer, type Caller, type Services, saying } from '../commands/index.ts';
import { decideCreateCategory, decideDeleteCategory, decideMoveCategory, decideRenameCategory } from './category.decide.ts';
import { runInGuild } from './guildCommand.ts';
import type { After } from './placing.policy.ts';

export const createCategory =
  (services: Services) =>
  (caller: Caller, key: Id, guildId: Id, category: { readonly name: string; readonly after: After }): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'createCategory',
      key,
      guildId,
      decide: (state, actor, ids) => decideCreateCategory(state, actor, category, ids),
      repeats: saying('CategoryCreated', { text: { name: category.name } }),
    });

/** A category of a guild. */
export interface CategoryTarget {
  readonly guildId: Id;
  readonly categoryId: Id;
}

export const renameCategory =
  (services: Services) =>
  (caller: Caller, key: Id, { guildId, categoryId }: CategoryTarget, name: string): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'renameCategory',
      key,
      guildId,
      decide: (state, actor) => decideRenameCategory(state, actor, categoryId, name),
      repeats: saying('CategoryRenamed', { categoryId, text: { name } }),
    });

export const moveCategory =
  (services: Services) =>
  (caller: Caller, key: Id, { guildId, categoryId }: CategoryTarget, after: After): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'moveCategory',
      key,
      guildId,
      decide: (state, actor) => decideMoveCategory(state, actor, categoryId, after),
      repeats: saying('CategoryMoved', { categoryId }),
    });

export const deleteCategory =
  (services: Services) =>
  (caller: Caller, key: Id, { guildId, categoryId }: CategoryTarget): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'deleteCategory',
      key,
      guildId,
      decide: (state, actor) => decideDeleteCategory(state, actor, categoryId),
      repeats: saying('CategoryDeleted', { categoryId }),
    });
