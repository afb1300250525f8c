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
  /** Whether there is more before the first message: then nobody knows what stands above it. */
  readonly hasOlder?: boolean;
  /** How many were unread when the channel was opened, where not all of them are held. */
  readonly unreadCount?: number | undefined;
  /** Rows that messages take the place of, by the message's id. */
  readonly keys?: ReadonlyMap<string, string>;
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

const noKeys: ReadonlyMap<string, string> = new Map();

/** What stands above one message, or nothing. */
class Heading {
  readonly #content: TimelineContent;
  readonly #unread: readonly Message[];
  /** The `seq` above which the line stands. */
  readonly #line: number | undefined;
  #day: string | undefined;

  constructor(content: TimelineContent) {
    this.#content = content;
    this.#unread = content.messages.filter((message) => isUnread(content, message));
    // Where older messages are not held the line may belong above one of them.
    const [first] = content.messages;
    const isKnown = content.hasOlder !== true || (first !== undefined && first.seq <= (content.readUpTo ?? 0) + 1);
    this.#line = isKnown ? this.#unread[0]?.seq : undefined;
  }

  above({ seq, sentAt }: Message): readonly TimelineRow[] {
    const day = this.#content.dayOf(sentAt);
    const isFirst = this.#day === undefined;
    const isNew = day !== this.#day && !(isFirst && this.#content.hasOlder === true);
    this.#day = day;
    const count = Math.max(this.#unread.length, this.#content.unreadCount ?? 0);
    return [
      ...(isNew ? [{ kind: 'day' as const, key: `day ${day}`, day }] : []),
      ...(seq === this.#line ? [{ kind: 'unread' as const, key: 'unread', count, since: sentAt }] : []),
    ];
  }
}

/** The rows of a stretch of a channel: days, the line above what is new, one author line a group, and what is on its way. */
export const rowsOf = (content: TimelineContent): readonly TimelineRow[] => {
  const { messages, unsent, viewerId, dayOf, keys = noKeys } = content;
  const rows: TimelineRow[] = [];
  const heading = new Heading(content);
  /** The message whose author line stands above. */
  let group: Message | undefined;
  for (const message of messages) {
    const headings = heading.above(message);
    rows.push(...headings);
    const beginsGroup = headings.length > 0 || !continues(group, message, dayOf);
    if (beginsGroup) group = message;
    rows.push({ kind: 'message', key: keys.get(message.id) ?? message.id, message, beginsGroup });
  }
  for (const [index, one] of unsent.entries()) {
    const beginsGroup = index === 0 && group?.authorId !== viewerId;
    rows.push({ kind: 'unsent', key: one.clientMessageId, unsent: one, beginsGroup });
  }
  return rows;
};
