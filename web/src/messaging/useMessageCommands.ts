import { useMemo } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { AddReactionDocument } from './addReaction.generated.ts';
import { DeleteMessageDocument } from './deleteMessage.generated.ts';
import { EditMessageDocument } from './editMessage.generated.ts';
import type { Reaction } from './message.ts';
import { RemoveReactionDocument } from './removeReaction.generated.ts';

/** What can be done with messages. Each rejects with what `problemOf` understands. */
export interface MessageCommands {
  edit(channelId: string, messageId: string, content: string): Promise<void>;
  remove(channelId: string, messageId: string): Promise<void>;
  /** Adds the viewer's reaction, or takes it back. */
  react(channelId: string, messageId: string, reaction: Pick<Reaction, 'emoji' | 'isOwn'>): Promise<void>;
}

export const useMessageCommands = (): MessageCommands => {
  const client = useClient();
  return useMemo(
    () => ({
      edit: async (channelId, messageId, content) => {
        await act(client, EditMessageDocument, { input: { commandId: newCommandId(), channelId, messageId, content } });
      },
      remove: async (channelId, messageId) => {
        await act(client, DeleteMessageDocument, { input: { commandId: newCommandId(), channelId, messageId } });
      },
      react: async (channelId, messageId, { emoji, isOwn }) => {
        const input = { commandId: newCommandId(), channelId, messageId, emoji };
        if (isOwn) await act(client, RemoveReactionDocument, { input });
        else await act(client, AddReactionDocument, { input });
      },
    }),
    [client],
  );
};
