import { useCallback } from 'react';
import { useClient } from 'urql';
import { ask } from '../../shared/asking.ts';
import { type ListPage, type Pages, usePages } from '../../shared/usePages.ts';
import { messageOf } from '../fromServer.ts';
import { useMessages } from '../MessagesProvider.tsx';
import type { Message } from '../message.ts';
import { ChannelPinsDocument } from './channelPins.generated.ts';
import { DirectPinsDocument } from './directPins.generated.ts';
import { usePinChanges } from './usePinChanges.ts';

/** What is pinned in the open channel, the newest pin first; asked anew when something is pinned or unpinned. */
export const usePins = (): Pages<Message> => {
  const client = useClient();
  const { channelId, guildId } = useMessages();
  const load = useCallback(
    async (after: string | null): Promise<ListPage<Message>> => {
      const document = guildId === undefined ? DirectPinsDocument : ChannelPinsDocument;
      const { channel } = await ask(client, document, { channelId, after });
      if (channel === null) return { items: [], next: null };
      const { edges, pageInfo } = channel.pins;
      return { items: edges.map(({ node }) => messageOf(node)), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    },
    [client, channelId, guildId],
  );
  return usePages(load, usePinChanges());
};
