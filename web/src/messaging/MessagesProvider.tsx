import { createContext, type ReactNode, use, useMemo } from 'react';
import { useOpenMember } from '../guilds/index.ts';
import { MarkupPlaceProvider } from '../markup/index.ts';
import type { Observable } from '../shared/observable.ts';
import type { ChannelTimeline } from './channelTimeline.ts';
import type { Panel } from './menus/panel.ts';
import type { MessageRights } from './messageRights.ts';
import type { OwnMessages } from './ownMessages.ts';
import type { OwnReactions } from './reactions/ownReactions.ts';
import type { QuotedMessages } from './replies/quotedMessages.ts';
import type { Replies } from './replies/replies.ts';
import type { MessageSelection } from './selection/messageSelection.ts';

/** What is said for a moment, and what can be done about it. */
export interface Notice {
  readonly text: string;
}

/** The messages of an open channel, and what can be done with them. It stays the same while the channel is open. */
export interface ChannelMessages {
  readonly channelId: string;
  readonly viewerId: string;
  /** Absent: a direct conversation. */
  readonly guildId: string | undefined;
  readonly timeline: ChannelTimeline;
  readonly own: OwnMessages;
  readonly reactions: OwnReactions;
  readonly replies: Replies;
  readonly quotes: QuotedMessages;
  readonly selection: MessageSelection;
  /** The menu or dialog about a message that is open. */
  readonly panel: Observable<Panel | undefined>;
  readonly notice: Observable<Notice | undefined>;
  /** Shows the stretch around a message, and marks it. */
  readonly jump: (seq: number) => void;
}

interface Provided {
  readonly messages: ChannelMessages;
  readonly rights: MessageRights;
}

const MessagesContext = createContext<ChannelMessages | undefined>(undefined);
const RightsContext = createContext<MessageRights | undefined>(undefined);

/** The open channel's messages to everything that draws them. */
export const MessagesProvider = ({ messages, rights, children }: Provided & { readonly children: ReactNode }) => {
  const { viewerId, guildId } = messages;
  const onPerson = useOpenMember();
  const place = useMemo(() => ({ viewerId, guildId, onPerson }), [viewerId, guildId, onPerson]);
  return (
    <MessagesContext value={messages}>
      <RightsContext value={rights}>
        <MarkupPlaceProvider value={place}>{children}</MarkupPlaceProvider>
      </RightsContext>
    </MessagesContext>
  );
};

export const useMessages = (): ChannelMessages => {
  const messages = use(MessagesContext);
  if (messages === undefined) throw new Error('there is no MessagesProvider above');
  return messages;
};

export const useRights = (): MessageRights => {
  const rights = use(RightsContext);
  if (rights === undefined) throw new Error('there is no MessagesProvider above');
  return rights;
};
