import type { Id, Millis } from '@chat/schema/events';
import type { ChannelState } from '../guilds/guild.state.ts';
import type { MemberState } from '../membership/member.state.ts';

/** What the decisions about messages are made on: who acts where. */
export interface Writer {
  readonly userId: Id;
  readonly permissions: bigint;
  readonly member: MemberState;
  readonly channel: ChannelState;
}

/** A time-out is explained before a missing permission is: the member knows of it and it ends. */
export const isTimedOut = (writer: Writer, at: Millis): boolean => writer.member.timedOutUntil > at;

/** Only its author changes what a message says. */
export const isAuthor = (writer: Writer, authorId: Id): boolean => writer.userId === authorId;
