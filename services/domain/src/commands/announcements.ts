import type { Count, Id } from '@chat/schema/events';

/**
 * Something that a person's other clients should know at once and that is no fact: it has no place in the log, so it is never
 * replayed. A client that was away fetches it again.
 */
export type ViewerAnnouncement =
  | { readonly type: 'ReadPositionChanged'; readonly channelId: Id; readonly seq: Count }
  | { readonly type: 'SettingsChanged' }
  | { readonly type: 'DirectConversationClosed'; readonly conversationId: Id }
  | { readonly type: 'DirectConversationReopened'; readonly conversationId: Id };

/** Something that those who look at a channel should know at once, and that means nothing a moment later. */
export type ChannelAnnouncement = { readonly type: 'TypingStarted'; readonly userId: Id };

/** Where handlers announce, and who hears of it. Delivery is best effort and never fails the command. */
export interface Announcements {
  toViewer(userId: Id, announcement: ViewerAnnouncement): void;
  toChannel(channelId: Id, announcement: ChannelAnnouncement): void;
}

/** Announcements of one process. Without a listener they go nowhere. */
export interface LocalAnnouncements extends Announcements {
  /** Answers with how to stop listening. */
  listen(listener: Announcements): () => void;
}

/** Listeners are called synchronously and must not throw. */
export const localAnnouncements = (): LocalAnnouncements => {
  const listeners = new Set<Announcements>();
  return {
    toViewer: (userId, announcement) => {
      for (const listener of listeners) listener.toViewer(userId, announcement);
    },
    toChannel: (channelId, announcement) => {
      for (const listener of listeners) listener.toChannel(channelId, announcement);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
