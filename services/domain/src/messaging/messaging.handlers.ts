import type { Id, Opened } from '@chat/schema/events';
import type { Answer, PersonCaller } from '../commands/index.ts';
import type { Conversations } from './conversationCommand.ts';
import { decideSendMessage, type Reply, type SendMessage } from './sendMessage.decide.ts';

const sameReplies = (one: readonly Reply[], other: readonly Reply[]): boolean =>
  one.length === other.length &&
  one.every((reply, index) => reply.messageId === other[index]?.messageId && reply.mention === other[index]?.mention);

const saysTheSame = (command: SendMessage) => (original: readonly Opened[]) => {
  const [posted] = original;
  if (posted?.type !== 'MessagePosted') return false;
  return posted.data.text?.content === command.content && sameReplies(posted.data.replies, command.replies);
};

/** Exactly once for each `key`, for ever: a retry answers with the original. */
export const sendMessage =
  (conversations: Conversations) =>
  (caller: PersonCaller, key: Id, channelId: Id, command: SendMessage): Promise<Answer> =>
    conversations.run(caller, {
      name: 'sendMessage',
      key,
      channelId,
      messageIds: command.replies.map((reply) => reply.messageId),
      decide: (state, writer, _ids, at) => decideSendMessage(state, { writer, command }, at),
      repeats: saysTheSame(command),
    });
