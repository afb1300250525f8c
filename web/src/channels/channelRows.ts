import type { Category, Channel, Guild } from '../guilds/index.ts';

export interface CategoryRow {
  readonly kind: 'category';
  readonly id: string;
  readonly category: Category;
  readonly isCollapsed: boolean;
}

export interface ChannelRow {
  readonly kind: 'channel';
  readonly id: string;
  readonly channel: Channel;
}

/** One line of the list of channels. */
export type ListRow = CategoryRow | ChannelRow;

const byCategory = (channels: readonly Channel[]): ReadonlyMap<string | null, readonly Channel[]> =>
  Map.groupBy(
    channels.filter(({ archived }) => !archived),
    ({ categoryId }) => categoryId,
  );

const rowOf = (channel: Channel): ChannelRow => ({ kind: 'channel', id: channel.id, channel });

/** The list from top to bottom. A collapsed category shows what is unread, and what is held open. */
export const channelRows = (
  { categories, channels }: Pick<Guild, 'categories' | 'channels'>,
  collapsed: ReadonlySet<string>,
  openIds: readonly (string | undefined)[],
): readonly ListRow[] => {
  const found = byCategory(channels);
  const under = (category: Category): readonly ListRow[] => {
    const isCollapsed = collapsed.has(category.id);
    const all = found.get(category.id) ?? [];
    const shown = isCollapsed
      ? all.filter(({ id, isUnread, mentions }) => isUnread || mentions > 0 || openIds.includes(id))
      : all;
    return [{ kind: 'category', id: category.id, category, isCollapsed }, ...shown.map(rowOf)];
  };
  return [...(found.get(null) ?? []).map(rowOf), ...categories.flatMap(under)];
};
