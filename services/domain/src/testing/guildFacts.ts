import { allPermissions, bitOf, everyoneByDefault, type Permission } from '@chat/schema/permissions';
import { type ExistingGuild, guild } from '../guilds/index.ts';
import type { Actor } from '../membership/index.ts';
import { exampleId, type GivenDraft, stateAfter } from './deciderSpec.ts';

/** A guild of the person 1. */
export const guildCreated: GivenDraft = {
  type: 'GuildCreated',
  data: { ownerId: exampleId(1), everyone: everyoneByDefault, text: { name: 'Engines' } },
};

export const categoryCreated = (number: number, position: number): GivenDraft => ({
  type: 'CategoryCreated',
  data: { categoryId: exampleId(number), position, text: { name: `category ${number}` } },
});

export const channelCreated = (number: number, position: number, category?: number): GivenDraft => ({
  type: 'ChannelCreated',
  data: {
    channelId: exampleId(number),
    kind: 'TEXT',
    ...(category === undefined ? {} : { categoryId: exampleId(category) }),
    position,
    text: { name: `channel ${number}` },
  },
});

export const guildWith = (...facts: readonly GivenDraft[]): ExistingGuild => {
  const state = stateAfter(guild, [guildCreated, ...facts]);
  if (state.status === 'UNKNOWN') throw new Error('it was created');
  return state;
};

/** The owner. */
export const owner: Actor = { userId: exampleId(1), permissions: allPermissions, rank: Number.POSITIVE_INFINITY };

/** A member who may do this, besides seeing channels. */
export const memberWho = (...permissions: readonly Permission[]): Actor => ({
  userId: exampleId(2),
  permissions: permissions.reduce((mask, permission) => mask | bitOf(permission), bitOf('VIEW_CHANNEL')),
  rank: 0,
});
