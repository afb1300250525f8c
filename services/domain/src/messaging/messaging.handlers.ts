import type { Id } from '@chat/schema/events';
import { reactorId } from '@chat/schema/views';
import { type Answer, type PersonCaller, saying } from '../commands/index.ts';
import type { ConversationCommand, Conversations } from './conversationCommand.ts';
import { decideDeleteMessage } from './deleteMessage.decide.ts';
import { decideEditMessage, type EditMessage } from './editMessage.decide.ts';
import { decidePinMessage, decideUnpinMessage } from './pins.decide.ts';
import { decideAddReaction, decideRemoveReaction, type Reaction } from './reactions.decide.ts';
import { decideSendMessage, type SendMessage } from './sendMessage.decide.ts';

interface OnMessage {
  readonly name: string;
  readonly type: 'MessageDeleted' | 'MessagePinned' | 'MessageUnpinned';
  readonly decide: (messageId: Id) => ConversationCommand['decide'];
}

const onMessage =
  ({ name, type, decide }: OnMessage) =>
  (conversations: Conversations) =>
  (caller: PersonCaller, key: Id, channelId: Id, messageId: Id): Promise<Answer> =>
    conversations.run(caller, {
      name,
      key,
      channelId,
      messageIds: [messageId],
      decide: decide(messageId),
      repeats: saying(type, { messageId }),
    });

interface OnReaction {
  readonly name: string;
  readonly type: 'ReactionAdded' | 'ReactionRemoved';
  readonly decide: (reaction: Reaction) => ConversationCommand['decide'];
}

const onReaction =
  ({ name, type, decide }: OnReaction) =>
  (conversations: Conversations) =>
  (caller: PersonCaller, key: Id, channelId: Id, reaction: Reaction): Promise<Answer> =>
    conversations.run(caller, {
      name,
      key,
      channelId,
      messageIds: [reaction.messageId],
      reactorIds: [reactorId(reaction.messageId, reaction.emoji, caller.actor.id)],
      decide: decide(reaction),
      repeats: saying(type, { ...reaction }),
    });

/** Exactly once for each `key`, for ever: a retry answers with the original. */
export const sendMessage =
  (conversations: Conversations) =>
  (caller: PersonCaller, key: Id, channelId: Id, command: SendMessage): Promise<Answer> =>
    conversations.run(caller, {
      name: 'sendMessage',
      key,
      channelId,
      isSend: true,
      messageIds: command.replies.map((reply) => reply.messageId),
      decide: (state, writer, _ids, at) => decideSendMessage(state, { writer, command }, at),
      repeats: saying('MessagePosted', { replies: command.replies, text: { content: command.content } }),
    });

/** Tells nobody again whom it mentions. */
export const editMessage =
  (conversations: Conversations) =>
  (caller: PersonCaller, key: Id, channelId: Id, command: EditMessage): Promise<Answer> =>
    conversations.run(caller, {
      name: 'editMessage',
      key,
      channelId,
      messageIds: [command.messageId],
      decide: (state, writer, _ids, at) => decideEditMessage(state, { writer, command }, at),
      repeats: saying('MessageEdited', { messageId: command.messageId, text: { content: command.content } }),
    });

export const deleteMessage = onMessage({
  name: 'deleteMessage',
  type: 'MessageDeleted',
  decide: (messageId) => (state, writer) => decideDeleteMessage(state, { writer, messageId }),
});

export const pinMessage = onMessage({
  name: 'pinMessage',
  type: 'MessagePinned',
  decide: (messageId) => (state, writer, _ids, at) => decidePinMessage(state, { writer, messageId }, at),
});

export const unpinMessage = onMessage({
  name: 'unpinMessage',
  type: 'MessageUnpinned',
  decide: (messageId) => (state, writer, _ids, at) => decideUnpinMessage(state, { writer, messageId }, at),
});

export const addReaction = onReaction({
  name: 'addReaction',
  type: 'ReactionAdded',
  decide: (reaction) => (state, writer, _ids, at) => decideAddReaction(state, { writer, reaction }, at),
});

export const removeReaction = onReaction({
  name: 'removeReaction',
  type: 'ReactionRemoved',
  decide: (reaction) => (state, writer) => decideRemoveReaction(state, { writer, reaction }),
});
