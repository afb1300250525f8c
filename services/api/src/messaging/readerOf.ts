import { isRefusal } from '@chat/domain/errors';
import type { Reader } from '@chat/domain/messaging';
import { conversationsView, type MessageDocument, messagesView } from '@chat/schema/views';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { idOf } from '../graph/scalars.ts';
import { targetOf } from '../guilds/index.ts';
import { type Message, messageOf } from './message.types.ts';

type Answer = Awaited<ReturnType<Context['handlers']['readerIn']>>;

const asked = new WeakMap<Context, Map<string, Promise<Answer>>>();

/** The caller as a reader of a channel, or why they are none. Many fields of one operation ask the same. */
export const readerIn = (context: Context, channelId: string): Promise<Answer> => {
  const ofOperation = asked.get(context) ?? new Map<string, Promise<Answer>>();
  asked.set(context, ofOperation);
  const known = ofOperation.get(channelId);
  if (known !== undefined) return known;
  const answer = context.handlers.readerIn(personOf(context), targetOf(channelId));
  ofOperation.set(channelId, answer);
  return answer;
};

/** The caller as a reader of the channel; fails with NOT_FOUND where they may not see it. */
export const readerOf = async (context: Context, channelId: string): Promise<Reader> =>
  unwrap(await readerIn(context, channelId));

/** Whether the reader may see it: of their channel, and above their history bound. */
export const isShown = (reader: Reader, message: MessageDocument | undefined): message is MessageDocument =>
  message !== undefined && message.channelId === reader.channelId && message.postedPosition > reader.bound;

/** The message where the caller may see it, else nothing. */
export const visibleMessage = async (context: Context, channelId: string, messageId: string): Promise<Message | null> => {
  const reader = await readerIn(context, channelId);
  if (isRefusal(reader) || idOf(messageId) === undefined) return null;
  const document = await context.loaders.messages.load(messageId);
  return isShown(reader, document) ? messageOf(document) : null;
};

/** The highest `seq` that the reader's history bound hides: 0 with READ_HISTORY. Found by halving, as places follow positions. */
export const hiddenUpTo = async (context: Context, { channelId, bound }: Reader): Promise<number> => {
  if (bound === '') return 0;
  const conversation = await context.views.get(conversationsView, channelId);
  let hidden = 0;
  let shown = (conversation?.lastSeq ?? 0) + 1;
  while (shown - hidden > 1) {
    const middle = Math.floor((hidden + shown) / 2);
    const range = { path: 'seq', from: middle };
    const [message] = await context.views.find(messagesView, { index: 'bySeq', equals: { channelId }, range, limit: 1 });
    if (message === undefined || message.postedPosition > bound) shown = middle;
    else hidden = message.seq;
  }
  return hidden;
};
