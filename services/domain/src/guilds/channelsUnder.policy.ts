import type { Id } from '@chat/schema/events';
import type { ExistingGuild } from './guild.state.ts';
import type { Placed } from './placing.policy.ts';

/** A category is numbered anew in one append, which holds 256 facts. */
export const channelLimits = { guild: 10_000, category: 250 } as const;

/** The channels of a category, or those under none; archived ones too. In no order. */
export const channelsUnder = (guild: ExistingGuild, categoryId: Id | undefined): readonly Placed[] => {
  const found: Placed[] = [];
  for (const [id, channel] of guild.channels)
    if (channel.categoryId === categoryId) found.push({ id, position: channel.position });
  return found;
};
