import { type Category, type Channel, type Guild, withCategory, withChannel } from './guildState.ts';

/** What has a place in the list of channels. */
export interface Thing {
  readonly kind: 'channel' | 'category';
  readonly id: string;
}

/** Behind which of its kind a thing stands: in front of all where it is null. */
export interface Place {
  /** Of a channel; null: under none. */
  readonly categoryId: string | null;
  readonly after: string | null;
}

export type Direction = 'up' | 'down';
export type Edge = 'top' | 'bottom';

interface Placed {
  readonly id: string;
  readonly position: number;
}

/** As the server numbers what is put behind all others. */
const step = 1_024;

/** A number between those of its new neighbours; the server says which one it really is. */
const positionAfter = (others: readonly Placed[], after: string | null): number => {
  const index = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1;
  const before = others[index - 1]?.position ?? 0;
  const behind = others[index]?.position ?? before + 2 * step;
  return (before + behind) / 2;
};

const without = <Item extends Placed>(items: readonly Item[], id: string): readonly Item[] =>
  items.filter((item) => item.id !== id);

/** Those under one category, or under none, in their order; the archived ones too. */
const under = ({ channels }: Guild, categoryId: string | null): readonly Channel[] =>
  channels.filter((channel) => channel.categoryId === categoryId);

const seenUnder = (guild: Guild, categoryId: string | null): readonly Channel[] =>
  under(guild, categoryId).filter(({ archived }) => !archived);

const channelOf = ({ channels }: Guild, channelId: string): Channel | undefined => channels.find(({ id }) => id === channelId);

const categoryOf = ({ categories }: Guild, categoryId: string): Category | undefined =>
  categories.find(({ id }) => id === categoryId);

/** The guild with a channel or category elsewhere. */
export const withThingAt = (guild: Guild, { kind, id }: Thing, { categoryId, after }: Place): Guild => {
  if (kind === 'category') return withCategory(guild, id, { position: positionAfter(without(guild.categories, id), after) });
  return withChannel(guild, id, { categoryId, position: positionAfter(without(under(guild, categoryId), id), after) });
};

const beside = (siblings: readonly Placed[], thing: Thing, target: string, edge: Edge): string | null => {
  if (edge === 'bottom') return target;
  const others = without(siblings, thing.id);
  return others[others.findIndex(({ id }) => id === target) - 1]?.id ?? null;
};

const channelOn = (guild: Guild, thing: Thing, target: Thing, edge: Edge): Place | undefined => {
  if (target.kind === 'category') return { categoryId: target.id, after: null };
  const channel = channelOf(guild, target.id);
  if (channel === undefined || target.id === thing.id) return undefined;
  const { categoryId } = channel;
  return { categoryId, after: beside(seenUnder(guild, categoryId), thing, target.id, edge) };
};

const categoryOn = (guild: Guild, thing: Thing, target: Thing, edge: Edge): Place | undefined => {
  const isCategory = target.kind === 'category';
  const heading = isCategory ? target.id : channelOf(guild, target.id)?.categoryId;
  if (heading === undefined || heading === thing.id) return undefined;
  if (heading === null) return { categoryId: null, after: null };
  return { categoryId: null, after: beside(guild.categories, thing, heading, isCategory ? edge : 'bottom') };
};

/** Where a thing comes that is dropped on the upper or lower half of another one; nowhere on itself. */
export const placeOn = (guild: Guild, thing: Thing, target: Thing, edge: Edge): Place | undefined =>
  thing.kind === 'channel' ? channelOn(guild, thing, target, edge) : categoryOn(guild, thing, target, edge);

const intoNeighbour = (guild: Guild, { categoryId }: Channel, direction: Direction): Place | undefined => {
  const headings = [null, ...guild.categories.map(({ id }) => id)];
  const next = headings[headings.indexOf(categoryId) + (direction === 'up' ? -1 : 1)];
  if (next === undefined) return undefined;
  return { categoryId: next, after: direction === 'up' ? (under(guild, next).at(-1)?.id ?? null) : null };
};

const neighbour = <Item extends Placed>(siblings: readonly Item[], id: string, direction: Direction): Item | undefined =>
  siblings[siblings.findIndex((item) => item.id === id) + (direction === 'up' ? -1 : 1)];

const edgeOf = (direction: Direction): Edge => (direction === 'up' ? 'top' : 'bottom');

const channelStep = (guild: Guild, thing: Thing, direction: Direction): Place | undefined => {
  const channel = channelOf(guild, thing.id);
  if (channel === undefined) return undefined;
  const { categoryId } = channel;
  const siblings = seenUnder(guild, categoryId);
  const target = neighbour(siblings, thing.id, direction);
  if (target === undefined) return intoNeighbour(guild, channel, direction);
  return { categoryId, after: beside(siblings, thing, target.id, edgeOf(direction)) };
};

const categoryStep = ({ categories }: Guild, thing: Thing, direction: Direction): Place | undefined => {
  const target = neighbour(categories, thing.id, direction);
  return target && { categoryId: null, after: beside(categories, thing, target.id, edgeOf(direction)) };
};

/** One step up or down the list, for channels from category to category; nowhere at its ends. */
export const stepOf = (guild: Guild, thing: Thing, direction: Direction): Place | undefined =>
  thing.kind === 'channel' ? channelStep(guild, thing, direction) : categoryStep(guild, thing, direction);

/** Where a thing stands among those beside it, counted from 1. */
export const standingOf = (guild: Guild, { kind, id }: Thing) => {
  const categoryId = channelOf(guild, id)?.categoryId ?? null;
  const siblings: readonly Placed[] = kind === 'channel' ? seenUnder(guild, categoryId) : guild.categories;
  const category = categoryId === null ? undefined : categoryOf(guild, categoryId);
  return { category, place: siblings.findIndex((item) => item.id === id) + 1, of: siblings.length };
};

/** A move that is shown before the server has done it. */
export interface Shift {
  apply(guild: Guild): Guild;
  /** Puts it back, unless it went elsewhere meanwhile. */
  revert(guild: Guild): Guild;
}

const categoryShift = (before: Category, wanted: Category): Shift => ({
  apply: (guild) => withCategory(guild, before.id, { position: wanted.position }),
  revert: (guild) => {
    const isThere = categoryOf(guild, before.id)?.position === wanted.position;
    return isThere ? withCategory(guild, before.id, { position: before.position }) : guild;
  },
});

const channelShift = (before: Channel, wanted: Channel): Shift => {
  const at = ({ categoryId, position }: Channel) => ({ categoryId, position });
  return {
    apply: (guild) => withChannel(guild, before.id, at(wanted)),
    revert: (guild) => {
      const now = channelOf(guild, before.id);
      const isThere = now?.position === wanted.position && now.categoryId === wanted.categoryId;
      return isThere ? withChannel(guild, before.id, at(before)) : guild;
    },
  };
};

/** The move of a thing to a place; nothing where it stands there already. */
export const shiftOf = (guild: Guild, thing: Thing, place: Place): Shift | undefined => {
  const moved = withThingAt(guild, thing, place);
  const [stood, stands] = [standingOf(guild, thing), standingOf(moved, thing)];
  if (stood.place === stands.place && stood.category === stands.category) return undefined;
  if (thing.kind === 'category') {
    const [before, wanted] = [categoryOf(guild, thing.id), categoryOf(moved, thing.id)];
    return before && wanted && categoryShift(before, wanted);
  }
  const [before, wanted] = [channelOf(guild, thing.id), channelOf(moved, thing.id)];
  return before && wanted && channelShift(before, wanted);
};
