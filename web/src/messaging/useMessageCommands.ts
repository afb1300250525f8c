import { useMemo } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { AddReactionDocument } from './addReaction.generated.ts';
import { DeleteMessageDocument } from './deleteMessage.generated.ts';
import { EditMessageDocument } from './editMessage.generated.ts';
import type { Reaction } from './message.ts';
import { PinMessageDocument } from './pins/pinMessage.generated.ts';
import { UnpinMessageDocument } from './pins/unpinMessage.generated.ts';
import { RemoveReactionDocument } from './removeReaction.generated.ts';

/** What can be done with messages. Each rejects with what `problemOf` understands. */
export interface MessageCommands {
  edit(channelId: string, messageId: string, content: string): Promise<void>;
  remove(channelId: string, messageId: string): Promise<void>;
  /** Pins it, or takes the pin away where it is pinned. */
  pin(channelId: string, messageId: string, isPinned: boolean): Promise<void>;
  /** Adds the viewer's reaction, or takes it back. Answers with how the server calls the emoji, and where the change stands. */
  react(
    channelId: string,
    messageId: string,
    reaction: Pick<Reaction, 'emoji' | 'isOwn'>,
  ): Promise<{ readonly emoji: string; readonly position: string }>;
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
      pin: async (channelId, messageId, isPinned) => {
        const input = { commandId: newCommandId(), channelId, messageId };
        if (isPinned) await act(client, UnpinMessageDocument, { input });
        else await act(client, PinMessageDocument, { input });
      },
      react: async (channelId, messageId, { emoji, isOwn }) => {
        const input = { commandId: newCommandId(), channelId, messageId, emoji };
        const { fact, position } = isOwn
          ? (await act(client, RemoveReactionDocument, { input })).removeReaction
          : (await act(client, AddReactionDocument, { input })).addReaction;
        return { emoji: fact?.emoji ?? emoji, position };
      },
    }),
    [client],
  );
};
