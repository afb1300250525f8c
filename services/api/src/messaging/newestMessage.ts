import { messagesView } from '@chat/schema/views';
import type { Context } from '../graph/context.ts';
import { type Message, messageOf } from './message.types.ts';
import { hiddenUpTo, readerOf } from './readerOf.ts';

/** The newest message that is not deleted, where the caller may see any. */
export const newestMessage = async (context: Context, channelId: string): Promise<Message | null> => {
  const reader = await readerOf(context, channelId);
  const [newest] = await context.views.find(messagesView, {
    index: 'byLive',
    equals: { channelId: reader.channelId, deletedAt: null },
    range: { path: 'seq', above: await hiddenUpTo(context, reader) },
    order: 'descending',
    limit: 1,
  });
  return newest === undefined ? null : messageOf(newest);
};
