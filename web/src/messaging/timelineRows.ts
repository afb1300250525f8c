import type { Message } from './message.ts';
import type { Kept } from './outbox.ts';

/** What a timeline draws, from top to bottom. Keys stay the same while the rest changes. */
export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | { readonly kind: 'unread'; readonly key: string; readonly count: number; readonly since: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly beginsGroup: boolean }
  | { readonly kind: 'unsent'; readonly key: string; readonly unsent: Kept; readonly beginsGroup: boolean };

/** What rows are made of. */
export interface TimelineContent {
  /** In the order of `seq`. */
  readonly messages: readonly Message[];
  /** One's own that are on their way, in order; none where the timeline does not reach the present. */
  readonly unsent: readonly Kept[];
  /** The `seq` after which nothing was read when the channel was opened; absent where all was, or where that is not known. */
  readonly readUpTo?: number | undefined;
  readonly viewerId: string;
  /** The day that a moment belongs to where the person is: `2026-11-23`. */
  readonly dayOf: (moment: string) => string;
}

/** One author line in so many milliseconds. */
const groupFor = 7 * 60_000;

const continues = (group: Message | undefined, message: Message, dayOf: (moment: string) => string): boolean =>
  group !== undefined &&
  group.authorId === message.authorId &&
  message.replies.length === 0 &&
  Date.parse(message.sentAt) - Date.parse(group.sentAt) < groupFor &&
  dayOf(group.sentAt) === dayOf(message.sentAt);

const isUnread = ({ readUpTo, viewerId }: TimelineContent, message: Message): boolean =>
  readUpTo !== undefined && message.seq > readUpTo && message.authorId !== viewerId && message.deletedAt === null;

/** The rows of a stretch of a channel: days, the line above what is new, one author line a group, and what is on its way. */
export const rowsOf = (content: TimelineContent): readonly TimelineRow[] => {
  const { messages, unsent, viewerId, dayOf } = content;
  const rows: TimelineRow[] = [];
  const unread = messages.filter((message) => isUnread(content, message));
  let day: string | undefined;
  /** The message whose author line stands above. */
  let group: Message | undefined;
  for (const message of messages) {
    const ownDay = dayOf(message.sentAt);
    if (ownDay !== day) {
      rows.push({ kind: 'day', key: `day ${ownDay}`, day: ownDay });
      group = undefined;
    }
    day = ownDay;
    if (message === unread[0]) {
      rows.push({ kind: 'unread', key: 'unread', count: unread.length, since: message.sentAt });
      group = undefined;
    }
    const beginsGroup = !continues(group, message, dayOf);
    if (beginsGroup) group = message;
    rows.push({ kind: 'message', key: message.id, message, beginsGroup });
  }
  for (const [index, one] of unsent.entries()) {
    const beginsGroup = index === 0 && group?.authorId !== viewerId;
    rows.push({ kind: 'unsent', key: one.clientMessageId, unsent: one, beginsGroup });
  }
  return rows;
};
