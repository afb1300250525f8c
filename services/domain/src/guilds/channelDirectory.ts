import { BoundedCache, type EventStore, type ReadStore } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import { channelsView } from '@chat/schema/views';
import type { ChannelDirectory, ViewProgress } from '../commands/index.ts';

const patience = 2_000;

/**
 * Looks a channel up in the read model. Where it is not there, waits for the model to show everything that was acknowledged
 * before the call, so that a channel can be written to by whoever was told of it.
 */
export const channelDirectory = (
  services: { readonly store: EventStore; readonly readStore: ReadStore; readonly views: ViewProgress },
  most = 50_000,
): ChannelDirectory => {
  const { store, readStore, views } = services;
  const known = new BoundedCache<Id, Id>(most);
  const lookUp = async (channelId: Id): Promise<Id | undefined> => {
    const channel = await readStore.get(channelsView, channelId);
    if (channel !== undefined) known.set(channelId, channel.guildId);
    return channel?.guildId;
  };
  return {
    guildOf: async (channelId) => {
      const found = known.get(channelId) ?? (await lookUp(channelId));
      if (found !== undefined) return found;
      const head = await store.head();
      if (head === undefined || !(await views.waitFor(head.position, [channelsView], patience))) return undefined;
      return lookUp(channelId);
    },
  };
};
