import type { Id, Millis } from '@chat/schema/events';
import { type Answer, type Caller, type Services, saying } from '../commands/index.ts';
import {
  type CreateChannel,
  decideArchiveChannel,
  decideChangeChannelTopic,
  decideCreateChannel,
  decideDeleteChannel,
  decideMoveChannel,
  decideRenameChannel,
  decideRestoreChannel,
  type MoveChannel,
} from './channel.decide.ts';
import { type GuildCommand, runInGuild, runInGuildOf } from './guildCommand.ts';

const sameChannel = ({ name, topic, kind, categoryId }: CreateChannel) =>
  saying('ChannelCreated', {
    kind,
    ...(categoryId === undefined ? {} : { categoryId }),
    text: topic === undefined || topic === '' ? { name } : { name, topic },
  });

export const createChannel =
  (services: Services) =>
  (caller: Caller, key: Id, guildId: Id, channel: CreateChannel, occurredAt?: (ordinal: number) => Millis): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'createChannel',
      key,
      guildId,
      occurredAt,
      decide: (state, actor, ids) => decideCreateChannel(state, actor, channel, ids),
      repeats: sameChannel(channel),
    });

/** Handlers whose only content is the channel. */
const onChannel =
  (name: string, decide: typeof decideArchiveChannel, repeats: (channelId: Id) => GuildCommand['repeats']) =>
  (services: Services) =>
  (caller: Caller, key: Id, channelId: Id): Promise<Answer> =>
    runInGuildOf(services, caller, channelId, {
      name,
      key,
      decide: (state, actor) => decide(state, actor, channelId),
      repeats: repeats(channelId),
    });

export const archiveChannel = onChannel('archiveChannel', decideArchiveChannel, (channelId) =>
  saying('ChannelArchived', { channelId }),
);
export const restoreChannel = onChannel('restoreChannel', decideRestoreChannel, (channelId) =>
  saying('ChannelRestored', { channelId }),
);
export const deleteChannel = onChannel('deleteChannel', decideDeleteChannel, (channelId) =>
  saying('ChannelDeleted', { channelId }),
);

export const renameChannel =
  (services: Services) =>
  (caller: Caller, key: Id, channelId: Id, name: string): Promise<Answer> =>
    runInGuildOf(services, caller, channelId, {
      name: 'renameChannel',
      key,
      decide: (state, actor) => decideRenameChannel(state, actor, channelId, name),
      repeats: saying('ChannelRenamed', { channelId, text: { name } }),
    });

/** An empty topic is none. */
export const changeChannelTopic =
  (services: Services) =>
  (caller: Caller, key: Id, channelId: Id, topic: string): Promise<Answer> =>
    runInGuildOf(services, caller, channelId, {
      name: 'changeChannelTopic',
      key,
      decide: (state, actor) => decideChangeChannelTopic(state, actor, channelId, topic),
      repeats: saying('ChannelTopicChanged', { channelId, text: { topic } }),
    });

const sameMove = ({ channelId, categoryId }: MoveChannel) =>
  saying('ChannelMoved', { channelId, ...(categoryId === undefined || categoryId === 'KEEP' ? {} : { categoryId }) });

export const moveChannel =
  (services: Services) =>
  (caller: Caller, key: Id, move: MoveChannel): Promise<Answer> =>
    runInGuildOf(services, caller, move.channelId, {
      name: 'moveChannel',
      key,
      decide: (state, actor) => decideMoveChannel(state, actor, move),
      repeats: sameMove(move),
    });
