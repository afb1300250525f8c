/** Whom a message mentions. */
export interface MentionList {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
  readonly here: boolean;
}

export interface Reply {
  readonly messageId: string;
  readonly mention: boolean;
}

/** How many react with an emoji, and whether the viewer does. */
export interface Reaction {
  readonly emoji: string;
  readonly count: number;
  readonly isOwn: boolean;
}

/** A message as it stands, as far as `position` goes. */
export interface Message {
  readonly id: string;
  readonly seq: number;
  /** Of the newest fact that it shows. Positions are compared as strings. */
  readonly position: string;
  readonly authorId: string;
  /** `null`: deleted, or its key is destroyed. */
  readonly content: string | null;
  /** The fact that wrote `content`. */
  readonly revisionId: string;
  readonly mentions: MentionList;
  readonly replies: readonly Reply[];
  /** In the order of the first reaction. */
  readonly reactions: readonly Reaction[];
  readonly sentAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly deletedByAuthor: boolean;
  readonly pinnedAt: string | null;
}

interface Fact {
  readonly factId: string;
  readonly messageId: string;
  readonly seq: number;
  readonly position: string;
  readonly at: string;
}

/** A live or replayed fact about a message. */
export type MessageFact =
  | (Fact & {
      readonly __typename: 'MessagePosted';
      readonly authorId: string;
      readonly content: string | null;
      readonly mentions: MentionList;
      readonly replies: readonly Reply[];
    })
  | (Fact & { readonly __typename: 'MessageEdited'; readonly content: string | null; readonly mentions: MentionList })
  | (Fact & { readonly __typename: 'MessageDeleted'; readonly byAuthor: boolean })
  | (Fact & {
      readonly __typename: 'ReactionAdded' | 'ReactionRemoved';
      readonly userId: string;
      readonly emoji: string;
    })
  | (Fact & { readonly __typename: 'MessagePinned' | 'MessageUnpinned' });

type Posted = Extract<MessageFact, { readonly __typename: 'MessagePosted' }>;
type Reacted = Extract<MessageFact, { readonly userId: string }>;

/** Texts whose keys are destroyed, by the facts that wrote them. */
export interface RemovedTexts {
  readonly revisionIds: ReadonlySet<string>;
  readonly position: string;
}

const noMentions: MentionList = { users: [], roles: [], everyone: false, here: false };

/** The message that a fact begins. */
export const posted = (fact: Posted): Message => ({
  id: fact.messageId,
  seq: fact.seq,
  position: fact.position,
  authorId: fact.authorId,
  content: fact.content,
  revisionId: fact.factId,
  mentions: fact.mentions,
  replies: fact.replies,
  reactions: [],
  sentAt: fact.at,
  editedAt: null,
  deletedAt: null,
  deletedByAuthor: false,
  pinnedAt: null,
});

const reacted = (
  reactions: readonly Reaction[],
  { __typename, emoji, userId }: Reacted,
  viewerId: string,
): readonly Reaction[] => {
  const change = __typename === 'ReactionAdded' ? 1 : -1;
  const isViewer = userId === viewerId;
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (known === undefined) return change === 1 ? [...reactions, { emoji, count: 1, isOwn: isViewer }] : reactions;
  const changed = { emoji, count: known.count + change, isOwn: isViewer ? change === 1 : known.isOwn };
  return reactions.map((reaction) => (reaction === known ? changed : reaction)).filter(({ count }) => count > 0);
};

const evolved = (message: Message, fact: MessageFact, viewerId: string): Message => {
  switch (fact.__typename) {
    case 'MessagePosted':
      return message;
    case 'MessageEdited':
      return { ...message, content: fact.content, mentions: fact.mentions, revisionId: fact.factId, editedAt: fact.at };
    case 'MessageDeleted':
      return {
        ...message,
        content: null,
        mentions: noMentions,
        replies: [],
        reactions: [],
        deletedAt: fact.at,
        deletedByAuthor: fact.byAuthor,
        pinnedAt: null,
      };
    case 'ReactionAdded':
    case 'ReactionRemoved':
      return { ...message, reactions: reacted(message.reactions, fact, viewerId) };
    case 'MessagePinned':
      return { ...message, pinnedAt: fact.at };
    case 'MessageUnpinned':
      return { ...message, pinnedAt: null };
  }
};

/** The message after a fact. One that it shows already changes nothing, and so does any after it is deleted. */
export const withFact = (message: Message, fact: MessageFact, viewerId: string): Message => {
  if (fact.position <= message.position || message.deletedAt !== null) return message;
  return { ...evolved(message, fact, viewerId), position: fact.position };
};

/** The message without a text that is gone for ever. */
export const withoutTexts = (message: Message, { revisionIds, position }: RemovedTexts): Message =>
  position > message.position && revisionIds.has(message.revisionId) ? { ...message, content: null, position } : message;

/** Of two states of one message the newer one. */
export const newer = (one: Message, other: Message): Message => (other.position >= one.position ? other : one);
