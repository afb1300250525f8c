import { type Id, subjectOf } from '@chat/schema/events';
import { type CategoryEntry, type GuildDocument, guildsView, type RoleEntry } from '@chat/schema/views';
import { defineProjection, type FactOfType } from '../runner/projection.ts';

const ofGuild = (fact: { readonly stream: string }): readonly Id[] => [subjectOf(fact.stream)];

const created = (fact: FactOfType<'GuildCreated'>): Omit<GuildDocument, 'pos'> => ({
  _id: subjectOf(fact.stream),
  name: fact.data.text?.name ?? null,
  nameFactId: fact.id,
  ownerId: fact.data.ownerId,
  everyone: fact.data.everyone,
  roles: [],
  categories: [],
  importing: false,
  createdAt: fact.meta.occurredAt ?? fact.meta.at,
});

const roleOf = (fact: FactOfType<'RoleCreated'>): RoleEntry => ({
  roleId: fact.data.roleId,
  name: fact.data.text?.name ?? null,
  nameFactId: fact.id,
  permissions: fact.data.permissions,
  position: fact.data.position,
});

const categoryOf = (fact: FactOfType<'CategoryCreated'>): CategoryEntry => ({
  categoryId: fact.data.categoryId,
  name: fact.data.text?.name ?? null,
  nameFactId: fact.id,
  position: fact.data.position,
});

const withCategory = (
  guild: GuildDocument | undefined,
  categoryId: Id,
  part: Partial<CategoryEntry>,
): Omit<GuildDocument, 'pos'> | undefined =>
  guild && {
    ...guild,
    categories: guild.categories.map((category) => (category.categoryId === categoryId ? { ...category, ...part } : category)),
  };

/** Forgets the names that were in the shredded facts. */
const withoutNames = <Named extends { readonly name: string | null; readonly nameFactId: Id }>(
  named: Named,
  shredded: ReadonlySet<Id>,
): Named => (shredded.has(named.nameFactId) ? { ...named, name: null } : named);

const shreddedIn = (fact: FactOfType<'LeavesShredded'>): ReadonlySet<Id> =>
  new Set(fact.data.targets.filter(({ kind }) => kind === 'GUILD').map(({ factId }) => factId));

const holdsShredded = ({ nameFactId, roles, categories }: GuildDocument, shredded: ReadonlySet<Id>): boolean =>
  [{ nameFactId }, ...roles, ...categories].some((named) => shredded.has(named.nameFactId));

/** Guilds with their roles and categories. */
export const guildsProjection = defineProjection(guildsView, {
  GuildCreated: { text: true, touches: ofGuild, evolve: (_guild, fact) => created(fact) },
  GuildRenamed: {
    text: true,
    touches: ofGuild,
    evolve: (guild, fact) => guild && { ...guild, name: fact.data.text?.name ?? null, nameFactId: fact.id },
  },
  EveryonePermissionsChanged: {
    touches: ofGuild,
    evolve: (guild, fact) => guild && { ...guild, everyone: fact.data.permissions },
  },
  RoleCreated: {
    text: true,
    touches: ofGuild,
    evolve: (guild, fact) => guild && { ...guild, roles: [...guild.roles, roleOf(fact)] },
  },
  CategoryCreated: {
    text: true,
    touches: ofGuild,
    evolve: (guild, fact) => guild && { ...guild, categories: [...guild.categories, categoryOf(fact)] },
  },
  CategoryRenamed: {
    text: true,
    touches: ofGuild,
    evolve: (guild, fact) =>
      withCategory(guild, fact.data.categoryId, { name: fact.data.text?.name ?? null, nameFactId: fact.id }),
  },
  CategoryMoved: {
    touches: ofGuild,
    evolve: (guild, fact) => withCategory(guild, fact.data.categoryId, { position: fact.data.position }),
  },
  CategoryDeleted: {
    touches: ofGuild,
    evolve: (guild, fact) =>
      guild && { ...guild, categories: guild.categories.filter(({ categoryId }) => categoryId !== fact.data.categoryId) },
  },
  ImportStarted: { touches: ofGuild, evolve: (guild) => guild && { ...guild, importing: true } },
  ImportCompleted: { touches: ofGuild, evolve: (guild) => guild && { ...guild, importing: false } },
  LeavesShredded: {
    touches: (fact) => fact.data.targets.filter(({ kind }) => kind === 'GUILD').map(({ containerId }) => containerId),
    evolve: (guild, fact) => {
      const shredded = shreddedIn(fact);
      if (guild === undefined || !holdsShredded(guild, shredded)) return guild;
      return {
        ...withoutNames(guild, shredded),
        roles: guild.roles.map((role) => withoutNames(role, shredded)),
        categories: guild.categories.map((category) => withoutNames(category, shredded)),
      };
    },
  },
});
