import { invalid } from '@chat/domain/errors';
import type { Reader } from '@chat/domain/messaging';
import { conversationsView, type MessageDocument, messagesView } from '@chat/schema/views';
import { ArgsType, Field, Int } from 'type-graphql';
import type { Connection } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { failure } from '../graph/failure.ts';
import { connect, encodeCursor, type Page, PageArgs, pageOf } from '../graph/page.ts';
import { TimeScalar } from '../graph/scalars.ts';
import { type Message, messageOf } from './message.types.ts';
import { hiddenUpTo, isShown } from './readerOf.ts';

/** A page, or a place to look around at. */
@ArgsType()
export class MessagesArgs extends PageArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'The messages around this `seq`, itself included: half before it, half from it on. `first` or `last` says how many.',
  })
  around?: number | null;

  @Field(() => TimeScalar, { nullable: true, description: 'The messages around the first one sent at this time or later.' })
  at?: number | null;
}

const cursorOf = ({ seq }: Message): readonly number[] => [seq];

/** The `seq` in a cursor of a list that is ordered by it. */
export const seqIn = (page: Page): number | undefined => {
  if (page.from === undefined) return undefined;
  const [seq] = page.from;
  if (page.from.length === 1 && Number.isSafeInteger(seq)) return Number(seq);
  throw failure(invalid(page.backwards ? 'before' : 'after', 'UNKNOWN_CURSOR'));
};

/** A range of `seq` in the direction of a page, above what is hidden. */
export const seqRange = (page: Page, hidden: number) => {
  const from = seqIn(page);
  if (!page.backwards) return { path: 'seq', above: Math.max(hidden, from ?? 0) };
  return { path: 'seq', above: hidden, ...(from === undefined ? {} : { below: from }) };
};

export const orderOf = (page: Page): 'ascending' | 'descending' => (page.backwards ? 'descending' : 'ascending');

const pageBySeq = async (context: Context, reader: Reader, page: Page): Promise<Connection<Message>> => {
  const found = await context.views.find(messagesView, {
    index: 'bySeq',
    equals: { channelId: reader.channelId },
    range: seqRange(page, await hiddenUpTo(context, reader)),
    order: orderOf(page),
    limit: page.size + 1,
  });
  return connect(found.map(messageOf), page, cursorOf);
};

const edgesOf = (documents: readonly MessageDocument[]) =>
  documents.map(messageOf).map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }));

const pageAround = async (context: Context, reader: Reader, seq: number, size: number): Promise<Connection<Message>> => {
  const { channelId } = reader;
  const hidden = await hiddenUpTo(context, reader);
  const before = Math.floor(size / 2);
  const query = { index: 'bySeq', equals: { channelId } };
  const [earlier, later] = await Promise.all([
    context.views.find(messagesView, {
      ...query,
      range: { path: 'seq', above: hidden, below: seq },
      order: 'descending',
      limit: before + 1,
    }),
    context.views.find(messagesView, {
      ...query,
      range: { path: 'seq', above: Math.max(hidden, seq - 1) },
      limit: size - before + 1,
    }),
  ]);
  const edges = edgesOf([...earlier.slice(0, before).reverse(), ...later.slice(0, size - before)]);
  return {
    edges,
    pageInfo: {
      hasNextPage: later.length > size - before,
      hasPreviousPage: earlier.length > before,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};

/** The place of the first message at this time or later; behind the last message where there is none. */
const seqAt = async (context: Context, channelId: string, at: number): Promise<number> => {
  const range = { path: 'sentAt', from: at };
  const [found] = await context.views.find(messagesView, { index: 'byTime', equals: { channelId }, range, limit: 1 });
  if (found !== undefined) return found.seq;
  return ((await context.views.get(conversationsView, channelId))?.lastSeq ?? 0) + 1;
};

/** Messages in the order of their places. */
export const messagePage = async (context: Context, reader: Reader, args: MessagesArgs): Promise<Connection<Message>> => {
  const page = pageOf(args);
  const around = args.around ?? undefined;
  const at = args.at ?? undefined;
  if (around === undefined && at === undefined) return pageBySeq(context, reader, page);
  if (page.from !== undefined || (around !== undefined && at !== undefined)) throw failure(invalid('around', 'ALONE'));
  return pageAround(context, reader, around ?? (await seqAt(context, reader.channelId, at ?? 0)), page.size);
};

const mostPins = 250;

/** Pinned messages, the newest pin first. There are at most 250. */
export const pinPage = async (context: Context, reader: Reader, page: Page): Promise<Connection<Message>> => {
  const found = await context.views.find(messagesView, {
    index: 'byPin',
    equals: { channelId: reader.channelId },
    range: { path: 'pinnedAt', from: 0 },
    order: page.backwards ? 'ascending' : 'descending',
    limit: mostPins,
  });
  const pins = found.filter((message) => isShown(reader, message)).map(messageOf);
  const keyOf = ({ pinnedAt, seq }: Message): readonly number[] => [pinnedAt ?? 0, seq];
  const [pinnedAt = 0, seq = 0] = page.from ?? [];
  const isLater = (pin: Message) => (pin.pinnedAt !== pinnedAt ? Number(pin.pinnedAt) > Number(pinnedAt) : pin.seq > Number(seq));
  const isSelf = (pin: Message) => pin.pinnedAt === pinnedAt && pin.seq === seq;
  const left = page.from === undefined ? pins : pins.filter((pin) => !isSelf(pin) && isLater(pin) === page.backwards);
  return connect(left.slice(0, page.size + 1), page, keyOf);
};
