import type { Id } from '@chat/schema/events';
import { brokenText } from '../errors/brokenText.ts';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import { type Actor, may } from '../membership/actor.policy.ts';
import { channelLimits, channelsUnder } from './channelsUnder.policy.ts';
import type { GuildDraft } from './createGuild.decide.ts';
import type { ExistingGuild } from './guild.state.ts';
import { type After, inOrder, type Placed, placeAfter, standsAfter } from './placing.policy.ts';

type Outcome = readonly GuildDraft[] | Refusal;

const mostCategories = 100;

const placed = (guild: ExistingGuild): readonly Placed[] => [...guild.categories].map(([id, { position }]) => ({ id, position }));

const moved = ({ id, position }: Placed): GuildDraft => ({ type: 'CategoryMoved', data: { categoryId: id, position } });

/** Whoever may see the guild may see its categories. */
const refused = (guild: ExistingGuild, actor: Actor, categoryId: Id): Refusal | undefined => {
  if (!guild.categories.has(categoryId)) return rejected('NOT_FOUND');
  return may(actor, 'MANAGE_CHANNELS') ? undefined : rejected('FORBIDDEN');
};

export const decideCreateCategory = (
  guild: ExistingGuild,
  actor: Actor,
  { name, after }: { readonly name: string; readonly after: After },
  ids: (ordinal: number) => Id,
): Outcome => {
  if (!may(actor, 'MANAGE_CHANNELS')) return rejected('FORBIDDEN');
  const broken = brokenText('categoryName', 'name', name);
  if (broken !== undefined) return broken;
  if (guild.categories.size >= mostCategories) return rejected('TOO_MANY', { rule: 'CATEGORIES', limit: mostCategories });
  const placement = placeAfter(placed(guild), after);
  if (placement === undefined) return invalid('after', 'UNKNOWN_CATEGORY');
  const { position } = placement;
  // First, so that the category has the id of the command's first fact.
  const created: GuildDraft = { type: 'CategoryCreated', data: { categoryId: ids(0), position, text: { name } } };
  return [created, ...placement.moves.map(moved)];
};

export const decideRenameCategory = (guild: ExistingGuild, actor: Actor, categoryId: Id, name: string): Outcome =>
  refused(guild, actor, categoryId) ??
  brokenText('categoryName', 'name', name) ?? [{ type: 'CategoryRenamed', data: { categoryId, text: { name } } }];

export const decideMoveCategory = (guild: ExistingGuild, actor: Actor, categoryId: Id, after: After): Outcome => {
  const refusal = refused(guild, actor, categoryId);
  if (refusal !== undefined) return refusal;
  const all = placed(guild);
  if (standsAfter(all, categoryId, after)) return [];
  const placement = placeAfter(
    all.filter(({ id }) => id !== categoryId),
    after,
  );
  if (placement === undefined) return invalid('after', 'UNKNOWN_CATEGORY');
  return [moved({ id: categoryId, position: placement.position }), ...placement.moves.map(moved)];
};

/** Its channels go behind those that stand under no category, in their order. */
export const decideDeleteCategory = (guild: ExistingGuild, actor: Actor, categoryId: Id): Outcome => {
  const refusal = refused(guild, actor, categoryId);
  if (refusal !== undefined) return refusal;
  const [own, free] = [channelsUnder(guild, categoryId), channelsUnder(guild, undefined)];
  const limit = channelLimits.category;
  if (own.length > 0 && own.length + free.length > limit) {
    return rejected('TOO_MANY', { rule: 'CHANNELS_IN_CATEGORY', limit });
  }
  const last = free.reduce((most, { position }) => Math.max(most, position), 0);
  const moves = inOrder(own).map(
    ({ id }, index): GuildDraft => ({
      type: 'ChannelMoved',
      data: { channelId: id, position: last + (index + 1) * 1_024 },
    }),
  );
  return [...moves, { type: 'CategoryDeleted', data: { categoryId } }];
};
