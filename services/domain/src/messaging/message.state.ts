import type { Emoji, Id, MessagingFact, TextlessOf } from '@chat/schema/events';

/** A message as commands see it. */
export type MessageState =
  | { readonly status: 'UNKNOWN' }
  | {
      readonly status: 'POSTED';
      readonly authorId: Id;
      readonly pinned: boolean;
      /** Distinct emoji and how many hold each. */
      readonly reactions: ReadonlyMap<Emoji, number>;
    }
  | { readonly status: 'DELETED'; readonly authorId: Id };

export const unknownMessage: MessageState = { status: 'UNKNOWN' };

const counted = (reactions: ReadonlyMap<Emoji, number>, emoji: Emoji, change: 1 | -1): ReadonlyMap<Emoji, number> => {
  const next = new Map(reactions);
  const count = (next.get(emoji) ?? 0) + change;
  if (count > 0) next.set(emoji, count);
  else next.delete(emoji);
  return next;
};

/** What a message is folded from. */
export type MessageFact = TextlessOf<MessagingFact> & { readonly id: Id };

/** The message's id is that of the fact that posted it; every other fact names it. */
export const messageIdOf = (fact: MessageFact): Id => (fact.type === 'MessagePosted' ? fact.id : fact.data.messageId);

/** Folds the facts of one message. Delete beats a racing edit: nothing changes a deleted message. */
export const evolveMessage = (state: MessageState, fact: MessageFact): MessageState => {
  if (fact.type === 'MessagePosted') {
    return state.status === 'UNKNOWN'
      ? { status: 'POSTED', authorId: fact.data.authorId, pinned: false, reactions: new Map() }
      : state;
  }
  if (state.status !== 'POSTED') return state;
  switch (fact.type) {
    case 'MessageEdited':
      return state;
    case 'MessageDeleted':
      return { status: 'DELETED', authorId: state.authorId };
    case 'ReactionAdded':
      return { ...state, reactions: counted(state.reactions, fact.data.emoji, 1) };
    case 'ReactionRemoved':
      return { ...state, reactions: counted(state.reactions, fact.data.emoji, -1) };
    case 'MessagePinned':
      return { ...state, pinned: true };
    case 'MessageUnpinned':
      return { ...state, pinned: false };
  }
};
