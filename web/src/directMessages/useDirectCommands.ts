import { useMemo } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { AddParticipantDocument } from './addParticipant.generated.ts';
import { BlockPersonDocument } from './blockPerson.generated.ts';
import { CloseDirectConversationDocument } from './closeDirectConversation.generated.ts';
import { useDirectDirectory } from './DirectProvider.tsx';
import { LeaveDirectConversationDocument } from './leaveDirectConversation.generated.ts';
import { OpenDirectConversationDocument } from './openDirectConversation.generated.ts';
import { ReopenDirectConversationDocument } from './reopenDirectConversation.generated.ts';
import { UnblockPersonDocument } from './unblockPerson.generated.ts';

/** What the viewer can do with direct conversations. Each rejects with what `problemOf` understands. */
export interface DirectCommands {
  /** Opens one with these people, or finds that of a pair. Resolves with its id once it is known here. */
  open(userIds: readonly string[], commandId?: string): Promise<string>;
  add(conversationId: string, userId: string): Promise<void>;
  leave(conversationId: string): Promise<void>;
  /** It is not in the list until something new is said there, or it is opened again. */
  close(conversationId: string): Promise<void>;
  reopen(conversationId: string): Promise<void>;
  block(userId: string): Promise<void>;
  unblock(userId: string): Promise<void>;
}

export const useDirectCommands = (): DirectCommands => {
  const client = useClient();
  const direct = useDirectDirectory();
  return useMemo(
    () => ({
      open: async (userIds, commandId = newCommandId()) => {
        const input = { commandId, userIds };
        const { openDirectConversation } = await act(client, OpenDirectConversationDocument, { input });
        const { conversationId, position } = openDirectConversation;
        await direct.refresh(conversationId, position);
        return conversationId;
      },
      add: async (conversationId, userId) => {
        const input = { commandId: newCommandId(), conversationId, userId };
        const { addParticipant } = await act(client, AddParticipantDocument, { input });
        await direct.refresh(conversationId, addParticipant.position);
      },
      leave: async (conversationId) => {
        const input = { commandId: newCommandId(), conversationId };
        const { leaveDirectConversation } = await act(client, LeaveDirectConversationDocument, { input });
        await direct.refresh(conversationId, leaveDirectConversation.position);
      },
      close: async (conversationId) => {
        const input = { commandId: newCommandId(), conversationId };
        const { closeDirectConversation } = await act(client, CloseDirectConversationDocument, { input });
        await direct.refresh(conversationId, closeDirectConversation.position);
      },
      reopen: async (conversationId) => {
        const input = { commandId: newCommandId(), conversationId };
        const { reopenDirectConversation } = await act(client, ReopenDirectConversationDocument, { input });
        await direct.refresh(conversationId, reopenDirectConversation.position);
      },
      block: async (userId) => {
        await act(client, BlockPersonDocument, { input: { commandId: newCommandId(), userId } });
      },
      unblock: async (userId) => {
        await act(client, UnblockPersonDocument, { input: { commandId: newCommandId(), userId } });
      },
    }),
    [client, direct],
  );
};
