import { useMemo } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { DeleteMessageDocument } from './deleteMessage.generated.ts';
import { EditMessageDocument } from './editMessage.generated.ts';

/** What can be done with a message of one's own. Each rejects with what `problemOf` understands. */
export interface MessageCommands {
  edit(channelId: string, messageId: string, content: string): Promise<void>;
  remove(channelId: string, messageId: string): Promise<void>;
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
    }),
    [client],
  );
};
