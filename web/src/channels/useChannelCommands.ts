import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useMemo } from 'react';
import { useClient } from 'urql';
import { type Place, useGuildDirectory, withNewChannel } from '../guilds/index.ts';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { ArchiveChannelDocument } from './archiveChannel.generated.ts';
import { ChangeChannelTopicDocument } from './changeChannelTopic.generated.ts';
import { CreateCategoryDocument } from './createCategory.generated.ts';
import { CreateChannelDocument, type CreateChannelMutationVariables } from './createChannel.generated.ts';
import { DeleteCategoryDocument } from './deleteCategory.generated.ts';
import { DeleteChannelDocument } from './deleteChannel.generated.ts';
import { MoveCategoryDocument } from './moveCategory.generated.ts';
import { MoveChannelDocument } from './moveChannel.generated.ts';
import { RenameCategoryDocument } from './renameCategory.generated.ts';
import { RenameChannelDocument } from './renameChannel.generated.ts';
import { RestoreChannelDocument } from './restoreChannel.generated.ts';

export type NewChannel = Omit<CreateChannelMutationVariables['input'], 'commandId' | 'guildId'>;

/** What the viewer can do with channels and categories. Each rejects with what `problemOf` understands. */
export interface ChannelCommands {
  /** Resolves with its id, where the viewer sees it. */
  create(channel: NewChannel): Promise<string | undefined>;
  rename(channelId: string, name: string): Promise<unknown>;
  changeTopic(channelId: string, topic: string): Promise<unknown>;
  move(channelId: string, place: Place): Promise<unknown>;
  /** Behind all others of a category, or of those under none. */
  moveUnder(channelId: string, categoryId: string | null): Promise<unknown>;
  archive(channelId: string): Promise<unknown>;
  restore(channelId: string): Promise<unknown>;
  remove(channelId: string): Promise<unknown>;
  createCategory(name: string): Promise<unknown>;
  renameCategory(categoryId: string, name: string): Promise<unknown>;
  moveCategory(categoryId: string, after: string | null): Promise<unknown>;
  removeCategory(categoryId: string): Promise<unknown>;
}

/** What the viewer can do with the channels of a guild. */
export const useChannelCommands = (guildId: string): ChannelCommands => {
  const client = useClient();
  const directory = useGuildDirectory();
  return useMemo(() => {
    const command = <Data, Input extends object>(
      document: TypedDocumentNode<Data, AnyVariables & { input: Input & { commandId: string } }>,
      input: Input,
    ): Promise<Data> => act(client, document, { input: { commandId: newCommandId(), ...input } });
    return {
      create: async (wanted) => {
        const { createChannel } = await command(CreateChannelDocument, { guildId, ...wanted });
        if (createChannel.channel === null) return undefined;
        // It is opened at once: it stands in the list before the live news of it comes.
        const { id: channelId, ...channel } = createChannel.channel;
        directory.show(guildId, (guild) => withNewChannel(guild, { channelId, ...channel }));
        return channelId;
      },
      rename: (channelId, name) => command(RenameChannelDocument, { channelId, name }),
      changeTopic: (channelId, topic) => command(ChangeChannelTopicDocument, { channelId, topic }),
      move: (channelId, place) => command(MoveChannelDocument, { channelId, ...place }),
      moveUnder: (channelId, categoryId) => command(MoveChannelDocument, { channelId, categoryId }),
      archive: (channelId) => command(ArchiveChannelDocument, { channelId }),
      restore: (channelId) => command(RestoreChannelDocument, { channelId }),
      remove: (channelId) => command(DeleteChannelDocument, { channelId }),
      createCategory: (name) => command(CreateCategoryDocument, { guildId, name }),
      renameCategory: (categoryId, name) => command(RenameCategoryDocument, { guildId, categoryId, name }),
      moveCategory: (categoryId, after) => command(MoveCategoryDocument, { guildId, categoryId, after }),
      removeCategory: (categoryId) => command(DeleteCategoryDocument, { guildId, categoryId }),
    };
  }, [client, directory, guildId]);
};
