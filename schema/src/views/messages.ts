import type { Count, Emoji, Id, Millis, Position } from '../events/index.ts';
import { type Document, defineView } from './view.ts';

/** How many reacted with one emoji. Who did is in `reactors`. */
export interface ReactionCount {
  readonly emoji: Emoji;
  readonly count: Count;
}

/** A message as it stands now. Deleted, purged and shredded ones are emptied, never removed: `seq` stays dense. */
export interface MessageDocument extends Document {
  readonly _id: Id;
  readonly channelId: Id;
  readonly seq: Count;
  readonly authorId: Id;
  /** `null`: deleted, or its key is destroyed. */
  readonly content: string | null;
  readonly mentions: {
    readonly users: readonly Id[];
    readonly roles: readonly Id[];
    readonly everyone: boolean;
    readonly here: boolean;
  };
  readonly replies: readonly { readonly messageId: Id; readonly mention: boolean }[];
  /** In the order of the first reaction. */
  readonly reactions: readonly ReactionCount[];
  /** When it was sent: `occurredAt` of imports, else when it was recorded. */
  readonly sentAt: Millis;
  /** Where the fact that posted it stands, for history bounds. */
  readonly postedPosition: Position;
  /** The fact whose text `content` is. */
  readonly revisionId: Id;
  readonly editedAt: Millis | null;
  readonly deletedAt: Millis | null;
  /** True: by its author, who may bring it back for 30 days. */
  readonly deletedByAuthor: boolean;
  readonly pinnedAt: Millis | null;
  /** The text's key is destroyed. */
  readonly shredded: boolean;
  /** Whom it mentions, as `channelId userId`, `channelId roleId` or `channelId everyone`; empty once it is deleted. */
  readonly mentionKeys: readonly string[];
}

/**
 * Messages of all channels, by place and by time; pinned ones by the time of pinning; mentions by whom. What somebody has not
 * read is counted as the live ones less their own.
 */
export const messagesView = defineView<MessageDocument>({
  name: 'messages',
  version: 1,
  indexes: {
    bySeq: { paths: ['channelId', 'seq'] },
    byTime: { paths: ['channelId', 'sentAt', 'seq'] },
    byLive: { paths: ['channelId', 'deletedAt', 'seq'] },
    byAuthor: { paths: ['channelId', 'authorId', 'deletedAt', 'seq'] },
    byPin: { paths: ['channelId', 'pinnedAt', 'seq'] },
    byMention: { multikey: 'mentionKeys', paths: ['seq'] },
  },
});

/**
 * An edit of a message, and where it stands. Texts that were replaced stand sealed in the log and nowhere else: few ask for them.
 * The first text has no document of its own: it stands where the message does.
 */
export interface RevisionDocument extends Document {
  /** The fact that wrote it. */
  readonly _id: Id;
  readonly messageId: Id;
  readonly channelId: Id;
  readonly seq: Count;
  readonly at: Millis;
}

export const revisionsView = defineView<RevisionDocument>({
  name: 'revisions',
  version: 1,
  indexes: { byMessage: { paths: ['messageId', 'seq'] } },
});

/** That somebody reacts with an emoji; gone when the reaction is taken back. */
export interface ReactorDocument extends Document {
  /** `messageId emoji userId`. */
  readonly _id: string;
  readonly messageId: Id;
  readonly emoji: Emoji;
  readonly userId: Id;
  readonly seq: Count;
}

export const reactorsView = defineView<ReactorDocument>({
  name: 'reactors',
  version: 1,
  indexes: { byEmoji: { paths: ['messageId', 'emoji', 'seq'] } },
});

/** The `_id` of a reactor. */
export const reactorId = (messageId: Id, emoji: Emoji, userId: Id): string => `${messageId} ${emoji} ${userId}`;

/** Where a fact of a channel stands that is not a message: a retried command finds its own. */
export interface ReceiptDocument extends Document {
  readonly _id: Id;
  readonly channelId: Id;
  readonly seq: Count;
}

export const receiptsView = defineView<ReceiptDocument>({ name: 'receipts', version: 1, indexes: {} });

/** What is known of a channel's stream as a whole. */
export interface ConversationDocument extends Document {
  /** The channel's id. */
  readonly _id: Id;
  /** `seq` of the newest fact. */
  readonly lastSeq: Count;
  /** `seq` of the newest message; 0 where there is none. */
  readonly lastMessageSeq: Count;
  /** `at` of the newest fact. */
  readonly lastAt: Millis;
  readonly pinned: Count;
}

export const conversationsView = defineView<ConversationDocument>({ name: 'conversations', version: 1, indexes: {} });

/** The views that a command on a channel rests on. */
export const conversationViews = [messagesView, reactorsView, receiptsView, conversationsView] as const;
