import type { Client } from '@urql/core';
import { useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useGuildDirectory } from '../guilds/index.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import { ask } from '../shared/asking.ts';
import { Observable } from '../shared/observable.ts';
import { useSelected } from '../shared/useSelected.ts';
import type { ChannelTimeline } from './channelTimeline.ts';
import { messageOf } from './fromServer.ts';
import type { ChannelMessages, Notice } from './MessagesProvider.tsx';
import type { Panel } from './menus/panel.ts';
import type { Message } from './message.ts';
import { type MessageRights, messageRights } from './messageRights.ts';
import { OwnMessages } from './ownMessages.ts';
import { OwnReactions } from './reactions/ownReactions.ts';
import { keptReplies } from './replies/keptReplies.ts';
import { QuotedMessagesDocument } from './replies/quotedMessages.generated.ts';
import { QuotedMessages } from './replies/quotedMessages.ts';
import { Replies } from './replies/replies.ts';
import { MessageSelection } from './selection/messageSelection.ts';
import { useMessageCommands } from './useMessageCommands.ts';

const fetchQuoted =
  (client: Client) =>
  async (ids: readonly string[]): Promise<readonly Message[]> => {
    const { nodes } = await ask(client, QuotedMessagesDocument, { ids });
    return nodes.flatMap((node) => (node?.__typename === 'Message' ? [messageOf(node)] : []));
  };

interface ChannelMessagesOptions {
  readonly channelId: string;
  readonly timeline: ChannelTimeline;
  readonly isDirect: boolean;
  /** Whether anything is taken here from anybody. */
  readonly isOpen: boolean;
}

interface Standing {
  /** Absent: a direct conversation. */
  readonly guildId: string | undefined;
  readonly rights: MessageRights;
}

/** The guild of a channel and what the viewer may do in it, followed live. */
const useStanding = ({ channelId, isDirect, isOpen }: ChannelMessagesOptions): Standing => {
  const guilds = useGuildDirectory();
  const guildId = useSelected(
    guilds.state,
    (state) => state.guilds.find(({ channels }) => channels.some(({ id }) => id === channelId))?.id,
  );
  const mask = useSelected(guilds.state, (state) => state.guilds.find(({ id }) => id === guildId)?.viewerPermissions ?? '0');
  const rights = useMemo(() => messageRights({ permissions: isDirect ? undefined : mask, isOpen }), [isDirect, mask, isOpen]);
  return { guildId, rights };
};

/** What can be done with the messages of an open channel. Leaving it decides what could still be taken back. */
export const useChannelMessages = (
  options: ChannelMessagesOptions,
): { readonly messages: ChannelMessages; readonly rights: MessageRights } => {
  const { channelId, timeline } = options;
  const client = useClient();
  const viewerId = useViewerId();
  const commands = useMessageCommands();
  const { guildId, rights } = useStanding(options);
  const messages = useMemo((): ChannelMessages => {
    const own = new OwnMessages(channelId, commands);
    return {
      channelId,
      viewerId,
      guildId,
      timeline,
      own,
      jump: (seq) => void timeline.goTo(seq),
      reactions: new OwnReactions((messageId, reaction) => commands.react(channelId, messageId, reaction), own.fail),
      replies: new Replies(keptReplies(viewerId, channelId)),
      quotes: new QuotedMessages(fetchQuoted(client)),
      selection: new MessageSelection(),
      panel: new Observable<Panel | undefined>(undefined),
      notice: new Observable<Notice | undefined>(undefined),
    };
  }, [channelId, viewerId, guildId, timeline, commands, client]);
  useEffect(() => () => messages.own.leave(), [messages]);
  return { messages, rights };
};
