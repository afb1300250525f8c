import type { Id, Millis } from '@chat/schema/events';

/** What the decisions about messages are made on: who acts where. */
export interface Writer {
  readonly userId: Id;
  readonly permissions: bigint;
  /** `Infinity`: until it is lifted. 0: not timed out. */
  readonly timedOutUntil: Millis;
  /** Why nothing new is taken here from anybody, or nothing. */
  readonly closed: 'CHANNEL_ARCHIVED' | 'CONVERSATION_CLOSED' | undefined;
}

/** A time-out is explained before a missing permission is: the member knows of it and it ends. */
export const isTimedOut = (writer: Writer, at: Millis): boolean => writer.timedOutUntil > at;

/** Only its author changes what a message says. */
export const isAuthor = (writer: Writer, authorId: Id): boolean => writer.userId === authorId;
