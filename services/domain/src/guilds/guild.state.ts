import type { ChannelKind, Folded, GuildFact, Id, PermissionBits } from '@chat/schema/events';
import { bitOf } from '@chat/schema/permissions';
import { IdMap } from './idMap.state.ts';

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

/** At this fact all members began to see channels, or ceased to, as far as their roles do not say otherwise. */
export interface EveryoneSees {
  readonly revision: number;
  readonly sees: boolean;
}

/** What is decided about a guild rests on this; deleted channels and categories are not in it. */
export type GuildState =
  | { readonly status: 'UNKNOWN' }
  | {
      readonly status: 'OPEN' | 'IMPORTING';
      readonly ownerId: Id;
      readonly everyone: PermissionBits;
      /** From the guild's creation on, in order; for history bounds. */
      readonly everyoneSees: readonly EveryoneSees[];
      readonly roles: IdMap<RoleState>;
      readonly categories: IdMap<CategoryState>;
      readonly channels: IdMap<ChannelState>;
    };

/** A guild that exists. */
export type ExistingGuild = Extract<GuildState, { readonly status: 'OPEN' | 'IMPORTING' }>;

const seeing = bitOf('VIEW_CHANNEL') | bitOf('ADMINISTRATOR');

/** Whether a mask lets its holders see channels. */
export const showsChannels = (mask: PermissionBits): boolean => (BigInt(mask) & seeing) !== 0n;

const withEveryone = (state: ExistingGuild, everyone: PermissionBits, revision: number): ExistingGuild => {
  const sees = showsChannels(everyone);
  const isChange = state.everyoneSees.at(-1)?.sees !== sees;
  return { ...state, everyone, everyoneSees: isChange ? [...state.everyoneSees, { revision, sees }] : state.everyoneSees };
};

const evolveExisting = (state: ExistingGuild, fact: Folded<GuildFact>): ExistingGuild => {
  switch (fact.type) {
    case 'GuildCreated':
    case 'GuildRenamed':
    case 'CategoryRenamed':
    case 'ChannelRenamed':
    case 'ChannelTopicChanged':
      return state;
    case 'EveryonePermissionsChanged':
      return withEveryone(state, fact.data.permissions, fact.revision);
    case 'RoleCreated':
      return {
        ...state,
        roles: state.roles.with(fact.data.roleId, { permissions: fact.data.permissions, position: fact.data.position }),
      };
    case 'CategoryCreated':
      return { ...state, categories: state.categories.with(fact.data.categoryId, { position: fact.data.position }) };
    case 'CategoryMoved':
      return { ...state, categories: state.categories.changed(fact.data.categoryId, { position: fact.data.position }) };
    case 'CategoryDeleted':
      return { ...state, categories: state.categories.without(fact.data.categoryId) };
    case 'ChannelCreated': {
      const { channelId, kind, categoryId, position } = fact.data;
      return { ...state, channels: state.channels.with(channelId, { kind, categoryId, position, archived: false }) };
    }
    case 'ChannelMoved': {
      const { channelId, categoryId, position } = fact.data;
      return { ...state, channels: state.channels.changed(channelId, { categoryId, position }) };
    }
    case 'ChannelArchived':
      return { ...state, channels: state.channels.changed(fact.data.channelId, { archived: true }) };
    case 'ChannelRestored':
      return { ...state, channels: state.channels.changed(fact.data.channelId, { archived: false }) };
    case 'ChannelDeleted':
      return { ...state, channels: state.channels.without(fact.data.channelId) };
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
  return {
    status: 'OPEN',
    ownerId,
    everyone,
    everyoneSees: [{ revision: fact.revision, sees: showsChannels(everyone) }],
    roles: IdMap.empty(),
    categories: IdMap.empty(),
    channels: IdMap.empty(),
  };
};

/** Stream `guild-<guildId>`. */
export const guild = { initial: { status: 'UNKNOWN' } as GuildState, evolve };
