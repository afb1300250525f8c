import type { LiveEvent } from './liveReader.ts';

/** What a client keeps of a message. */
export interface KeptMessage {
  readonly id: string;
  /** The fact that wrote its text. */
  readonly revisionId: string;
  readonly pinnedAt: string | null;
  readonly deletedAt: string | null;
  readonly editCount: number;
  readonly reactions: readonly { readonly emoji: string; readonly count: number }[];
  readonly [field: string]: unknown;
}

export const messageFields = `id seq authorId content revisionId editCount sentAt editedAt deletedAt pinnedAt
  mentions { users roles everyone here } replies { messageId mention } reactions { emoji count }`;

export const channelFactQuery = `subscription ($channelId: ID!, $after: String) {
  channelEvents(channelId: $channelId, after: $after) {
    __typename
    ... on ChannelFact { factId seq cursor messageId at }
    ... on MessagePosted { authorId content mentions { users roles everyone here } replies { messageId mention } }
    ... on MessageEdited { content mentions { users roles everyone here } }
    ... on ReactionAdded { emoji }
    ... on ReactionRemoved { emoji }
    ... on TextsRemoved { texts { messageId revisionId } }
    ... on CaughtUp { cursor }
    ... on Reset { reason }
  }
}`;

const nobody = { users: [], roles: [], everyone: false, here: false };

const counted = (message: KeptMessage, emoji: unknown, change: 1 | -1): KeptMessage['reactions'] => {
  const name = String(emoji);
  if (!message.reactions.some((reaction) => reaction.emoji === name)) return [...message.reactions, { emoji: name, count: 1 }];
  return message.reactions
    .map((reaction) => (reaction.emoji === name ? { emoji: name, count: reaction.count + change } : reaction))
    .filter(({ count }) => count > 0);
};

const posted = ({ messageId, seq, authorId, content, mentions, replies, at }: LiveEvent): KeptMessage => ({
  id: String(messageId),
  seq,
  authorId,
  content,
  revisionId: String(messageId),
  mentions,
  replies,
  editCount: 0,
  sentAt: at,
  editedAt: null,
  deletedAt: null,
  pinnedAt: null,
  reactions: [],
});

type Change = (message: KeptMessage, event: LiveEvent) => Partial<KeptMessage>;

/** What each fact does to its message: all that a client has to know. */
const changes: Readonly<Record<string, Change>> = {
  MessageEdited: ({ editCount }, { factId, content, mentions, at }) => ({
    content,
    revisionId: String(factId),
    mentions,
    editedAt: at,
    editCount: editCount + 1,
  }),
  MessageDeleted: (_message, { at }) => ({
    content: null,
    mentions: nobody,
    replies: [],
    reactions: [],
    pinnedAt: null,
    deletedAt: String(at),
  }),
  ReactionAdded: (message, { emoji }) => ({ reactions: counted(message, emoji, 1) }),
  ReactionRemoved: (message, { emoji }) => ({ reactions: counted(message, emoji, -1) }),
  MessagePinned: (_message, { at }) => ({ pinnedAt: String(at) }),
  MessageUnpinned: () => ({ pinnedAt: null }),
};

const withoutTexts = (messages: readonly KeptMessage[], { texts }: LiveEvent): readonly KeptMessage[] => {
  const gone = new Set((texts as readonly { readonly revisionId: string }[]).map(({ revisionId }) => revisionId)); // as it was asked for
  return messages.map((message) => (gone.has(message.revisionId) ? { ...message, content: null } : message));
};

/** A channel as a client has it, one event later. */
export const mergeChannel = (messages: readonly KeptMessage[], event: LiveEvent): readonly KeptMessage[] => {
  if (event.__typename === 'MessagePosted') return [...messages, posted(event)];
  if (event.__typename === 'TextsRemoved') return withoutTexts(messages, event);
  const change = changes[event.__typename];
  if (change === undefined) throw new Error(`a client does not know ${event.__typename}`);
  return messages.map((message) => (message.id === event['messageId'] ? { ...message, ...change(message, event) } : message));
};
