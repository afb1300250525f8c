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

/** Where handlers announce. Delivery is best effort and never fails the command. */
export interface Announcements {
  toViewer(userId: Id, announcement: ViewerAnnouncement): void;
}

export type AnnouncementListener = (userId: Id, announcement: ViewerAnnouncement) => void;

/** Announcements of one process. Without a listener they go nowhere. */
export interface LocalAnnouncements extends Announcements {
  /** Answers with how to stop listening. */
  listen(listener: AnnouncementListener): () => void;
}

/** Listeners are called synchronously and must not throw. */
export const localAnnouncements = (): LocalAnnouncements => {
  const listeners = new Set<AnnouncementListener>();
  return {
    toViewer: (userId, announcement) => {
      for (const listener of listeners) listener(userId, announcement);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
