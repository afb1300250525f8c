import type { Reader } from '@chat/domain/messaging';
import type { Counted } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import { type MessageDocument, messagesView } from '@chat/schema/views';
import type { Context } from '../graph/context.ts';
import { hiddenUpTo } from './readerOf.ts';

const most = 10_000;
const page = 1_000;

/** Live messages of others above a place. Own ones are subtracted, so past 10,000 the number is a lower bound. */
export const unreadAbove = async (context: Context, { channelId, userId }: Reader, above: number): Promise<Counted> => {
  const range = { path: 'seq', above };
  const [all, own] = await Promise.all([
    context.views.count(messagesView, { index: 'byLive', equals: { channelId, deletedAt: null }, range }),
    context.views.count(messagesView, { index: 'byAuthor', equals: { channelId, authorId: userId, deletedAt: null }, range }),
  ]);
  return { count: Math.max(0, all.count - own.count), more: all.more };
};

/** Whom a message must mention to mention the reader: them, everybody, or a role that they hold. */
const mentionKeys = (channelId: Id, userId: Id, roles: Iterable<Id>): readonly string[] =>
  [userId, 'everyone', ...roles].map((who) => `${channelId} ${who}`);

/** Adds the places of the messages of others above a place that have this key. */
const collect = async (
  context: Context,
  reader: Reader,
  { key, above, places }: { readonly key: string; readonly above: number; readonly places: Set<number> },
): Promise<void> => {
  let messages: readonly MessageDocument[];
  let last = above;
  do {
    const range = { path: 'seq', above: last };
    const query = { index: 'byMention', equals: { mentionKeys: key }, range, limit: page };
    messages = await context.views.find(messagesView, query);
    for (const { authorId, seq } of messages) if (authorId !== reader.userId) places.add(seq);
    last = messages.at(-1)?.seq ?? last;
  } while (messages.length === page && places.size <= most);
};

/** Messages of others above a place that mention the reader: one that does so twice counts once. Said directly, all of them do. */
export const mentionsAbove = async (context: Context, reader: Reader, above: number): Promise<Counted> => {
  const { channelId, userId, place } = reader;
  if (place.kind === 'DIRECT') return unreadAbove(context, reader, above);
  const places = new Set<number>();
  for (const key of mentionKeys(channelId, userId, place.member.roles)) await collect(context, reader, { key, above, places });
  return { count: Math.min(places.size, most), more: places.size > most };
};

/** Up to where the reader has read, and the place above which things count as unread: never what they may not see. */
export const readPlace = async (context: Context, reader: Reader) => {
  const readUpTo = await context.handlers.readUpTo(reader.userId, reader.channelId);
  return { readUpTo, above: Math.max(readUpTo, await hiddenUpTo(context, reader)) };
};
