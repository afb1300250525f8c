import type { ChannelKind, Folded, GuildFact, Id, PermissionBits } from '@chat/schema/events';

export interface RoleState {
  readonly permissions: PermissionBits;
  readonly position: number;
}

export interface CategoryState {
  readonly position: number;
}

export interface ChannelState {
  readonly kind: ChannelKind;
  readonly categoryId: Id | undefined;
  readonly position: number;
  readonly archived: boolean;
}

/** What is decided about a guild rests on this; deleted channels and categories are not in it. */
export type GuildState =
  | { readonly status: 'UNKNOWN' }
  | {
      readonly status: 'OPEN' | 'IMPORTING';
      readonly ownerId: Id;
      readonly everyone: PermissionBits;
      readonly roles: ReadonlyMap<Id, RoleState>;
      readonly categories: ReadonlyMap<Id, CategoryState>;
      readonly channels: ReadonlyMap<Id, ChannelState>;
    };

/** A guild that exists. */
export type ExistingGuild = Extract<GuildState, { readonly status: 'OPEN' | 'IMPORTING' }>;

const set = <Value>(map: ReadonlyMap<Id, Value>, id: Id, value: Value): ReadonlyMap<Id, Value> => new Map(map).set(id, value);

const without = <Value>(map: ReadonlyMap<Id, Value>, id: Id): ReadonlyMap<Id, Value> => {
  const rest = new Map(map);
  rest.delete(id);
  return rest;
};

const change = <Value>(map: ReadonlyMap<Id, Value>, id: Id, part: Partial<Value>): ReadonlyMap<Id, Value> => {
  const known = map.get(id);
  return known === undefined ? map : set(map, id, { ...known, ...part });
};

const withoutCategory = (state: ExistingGuild, categoryId: Id): ExistingGuild => ({
  ...state,
  categories: without(state.categories, categoryId),
  channels: new Map(
    [...state.channels].map(([id, channel]) => [
      id,
      channel.categoryId === categoryId ? { ...channel, categoryId: undefined } : channel,
    ]),
  ),
});

const evolveExisting = (state: ExistingGuild, fact: Folded<GuildFact>): ExistingGuild => {
  switch (fact.type) {
    case 'GuildCreated':
    case 'GuildRenamed':
    case 'CategoryRenamed':
    case 'ChannelRenamed':
    case 'ChannelTopicChanged':
      return state;
    case 'EveryonePermissionsChanged':
      return { ...state, everyone: fact.data.permissions };
    case 'RoleCreated':
      return {
        ...state,
        roles: set(state.roles, fact.data.roleId, { permissions: fact.data.permissions, position: fact.data.position }),
      };
    case 'CategoryCreated':
      return { ...state, categories: set(state.categories, fact.data.categoryId, { position: fact.data.position }) };
    case 'CategoryMoved':
      return { ...state, categories: change(state.categories, fact.data.categoryId, { position: fact.data.position }) };
    case 'CategoryDeleted':
      return withoutCategory(state, fact.data.categoryId);
    case 'ChannelCreated': {
      const { channelId, kind, categoryId, position } = fact.data;
      return { ...state, channels: set(state.channels, channelId, { kind, categoryId, position, archived: false }) };
    }
    case 'ChannelMoved': {
      const { channelId, categoryId, position } = fact.data;
      return { ...state, channels: change(state.channels, channelId, { categoryId, position }) };
    }
    case 'ChannelArchived':
      return { ...state, channels: change(state.channels, fact.data.channelId, { archived: true }) };
    case 'ChannelRestored':
      return { ...state, channels: change(state.channels, fact.data.channelId, { archived: false }) };
    case 'ChannelDeleted':
      return { ...state, channels: without(state.channels, fact.data.channelId) };
    case 'ImportStarted':
      return { ...state, status: 'IMPORTING' };
    case 'ImportCompleted':
      return { ...state, status: 'OPEN' };
  }
};

const evolve = (state: GuildState, fact: Folded<GuildFact>): GuildState => {
  if (state.status !== 'UNKNOWN') return evolveExisting(state, fact);
  if (fact.type !== 'GuildCreated') return state;
  const { ownerId, everyone } = fact.data;
  return { status: 'OPEN', ownerId, everyone, roles: new Map(), categories: new Map(), channels: new Map() };
};

/** Stream `guild-<guildId>`. */
export const guild = { initial: { status: 'UNKNOWN' } as GuildState, evolve };
