import type { Emoji, Id, MessagingFact, TextlessOf } from '@chat/schema/events';
import { reactorId } from '@chat/schema/views';
import type { ConversationState } from '../conversation.state.ts';
import { evolveMessage, type MessageState, messageIdOf, unknownMessage } from '../message.state.ts';

type Fact = TextlessOf<MessagingFact> & { readonly id: Id };

/** A whole conversation folded from its first fact: what the model must answer like, and what specs decide on. */
export interface FoldedConversation extends ConversationState {
  readonly messages: ReadonlyMap<Id, MessageState>;
  readonly reactors: ReadonlySet<string>;
}

type Parts = Pick<FoldedConversation, 'messages' | 'reactors'> & { readonly pinned: number };

const stateOf = ({ messages, reactors, pinned }: Parts): FoldedConversation => ({
  messages,
  reactors,
  pinned: () => pinned,
  message: (messageId) => messages.get(messageId) ?? unknownMessage,
  reacts: (messageId: Id, emoji: Emoji, userId: Id) => reactors.has(reactorId(messageId, emoji, userId)),
});

const reactorsAfter = (reactors: ReadonlySet<string>, fact: Fact): ReadonlySet<string> => {
  if (fact.type !== 'ReactionAdded' && fact.type !== 'ReactionRemoved') return reactors;
  const next = new Set(reactors);
  const id = reactorId(fact.data.messageId, fact.data.emoji, fact.data.userId);
  if (fact.type === 'ReactionAdded') next.add(id);
  else next.delete(id);
  return next;
};

const pinnedBy = (fact: Fact): number => Number(fact.type === 'MessagePinned') - Number(fact.type === 'MessageUnpinned');

const evolve = (state: FoldedConversation, fact: Fact): FoldedConversation => {
  const messageId = messageIdOf(fact);
  return stateOf({
    messages: new Map(state.messages).set(messageId, evolveMessage(state.message(messageId), fact)),
    reactors: reactorsAfter(state.reactors, fact),
    pinned: state.pinned() + pinnedBy(fact),
  });
};

export const foldedConversation = {
  initial: stateOf({ messages: new Map(), reactors: new Set(), pinned: 0 }),
  evolve,
};
