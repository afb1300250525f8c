import { useCallback } from 'react';
import { useRouter } from 'wouter';
import { useText } from '../../languages/LanguageProvider.tsx';
import type { Translate } from '../../languages/translate.ts';
import { focusComposer } from '../keyboard/focusComposer.ts';
import { type ChannelMessages, useMessages } from '../MessagesProvider.tsx';
import type { Message } from '../message.ts';
import { mostReplies } from '../replies/replies.ts';
import type { MessageAction } from './messageActions.ts';

/** Where a message is found by whoever may see it. */
const addressOf = ({ guildId, channelId }: ChannelMessages, { seq }: Message, base: string): string =>
  guildId === undefined
    ? `${location.origin}${location.pathname}#${seq}`
    : `${location.origin}${base}/guilds/${guildId}/${channelId}#${seq}`;

interface Acting {
  readonly messages: ChannelMessages;
  readonly message: Message;
  readonly anchor: Element;
  readonly say: Translate;
  readonly base: string;
}

const copy = async ({ messages, say }: Acting, text: string): Promise<void> => {
  await navigator.clipboard.writeText(text);
  messages.notice.set({ text: say('copied') });
};

const reply = ({ messages, message, anchor, say }: Acting): void => {
  const isOwn = message.authorId === messages.viewerId;
  if (!messages.replies.add({ messageId: message.id, mention: !isOwn }))
    messages.notice.set({ text: say('mostReplies', { limit: mostReplies }) });
  focusComposer(anchor);
};

const open =
  (kind: 'emoji' | 'reactors' | 'revisions') =>
  ({ messages, message, anchor }: Acting) =>
    messages.panel.set({ kind, message, anchor });

const pin = ({ messages, message }: Acting): void => void messages.own.pin(message.id, message.pinnedAt !== null);

const acts: Readonly<Record<MessageAction, (acting: Acting) => void>> = {
  react: open('emoji'),
  reply,
  edit: ({ messages, message }) => messages.own.edit(message.id),
  pin,
  unpin: pin,
  copyText: (acting) => void copy(acting, acting.message.content ?? ''),
  copyLink: (acting) => void copy(acting, addressOf(acting.messages, acting.message, acting.base)),
  select: ({ messages, message }) => messages.selection.toggle(message),
  reactors: open('reactors'),
  revisions: open('revisions'),
  remove: ({ messages, message }) => messages.own.remove(message.id),
};

/** Does something with a message: `anchor` is in its row. */
export type MessageAct = (action: MessageAction, message: Message, anchor: Element) => void;

/** The one way in which the toolbar, the menu, the sheet and the keys act. */
export const useMessageAct = (): MessageAct => {
  const messages = useMessages();
  const say = useText();
  const { base } = useRouter();
  return useCallback((action, message, anchor) => acts[action]({ messages, message, anchor, say, base }), [messages, say, base]);
};
