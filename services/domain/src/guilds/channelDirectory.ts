import { BoundedCache, type EventStore, type ReadStore } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';
import { channelsView } from '@chat/schema/views';
import type { ChannelDirectory, ChannelParent, ViewProgress } from '../commands/index.ts';

const patience = 2_000;

/**
 * Looks a channel up in the read model, and then for a direct conversation in the log. Where it is neither, waits for the model to
 * show everything that was acknowledged before the call, so that a channel can be written to by whoever was told of it.
 */
export const channelDirectory = (
  services: { readonly store: EventStore; readonly readStore: ReadStore; readonly views: ViewProgress },
  most = 50_000,
): ChannelDirectory => {
  const { store, readStore, views } = services;
  const known = new BoundedCache<Id, ChannelParent>(most);
  const learn = (channelId: Id, parent: ChannelParent): ChannelParent => {
    known.set(channelId, parent);
    return parent;
  };
  const inGuild = async (channelId: Id): Promise<ChannelParent | undefined> => {
    const channel = await readStore.get(channelsView, channelId);
    return channel && learn(channelId, { kind: 'GUILD', guildId: channel.guildId });
  };
  const inDirectConversation = async (channelId: Id): Promise<ChannelParent | undefined> => {
    const [opened] = await store.read(streams.dm(channelId), { limit: 1 });
    return opened && learn(channelId, { kind: 'DIRECT' });
  };
  const lookUp = async (channelId: Id): Promise<ChannelParent | undefined> => {
    const found = (await inGuild(channelId)) ?? (await inDirectConversation(channelId));
    if (found !== undefined) return found;
    const head = await store.head();
    if (head === undefined || !(await views.waitFor(head.position, [channelsView], patience))) return undefined;
    return inGuild(channelId);
  };
  return { parentOf: async (channelId) => known.get(channelId) ?? lookUp(channelId) };
};
