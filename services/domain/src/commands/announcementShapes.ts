import { type AnnouncementShapes, isCount, isId } from '@chat/platform';
import type { ChannelAnnouncement, ViewerAnnouncement } from './announcements.ts';

const ofConversation = { conversationId: isId };

/** What nodes announce to each other: what another node says in any other shape is dropped. */
export const announcementShapes: {
  readonly toViewer: AnnouncementShapes<ViewerAnnouncement>;
  readonly toChannel: AnnouncementShapes<ChannelAnnouncement>;
} = {
  toViewer: {
    ReadPositionChanged: { channelId: isId, seq: isCount },
    SettingsChanged: {},
    DirectConversationClosed: ofConversation,
    DirectConversationReopened: ofConversation,
  },
  toChannel: { TypingStarted: { userId: isId } },
};
