import { revisionTexts } from '@chat/domain/messaging';
import type { Id } from '@chat/schema/events';
import { revisionsView } from '@chat/schema/views';
import type { Connection } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { connect, type Page } from '../graph/page.ts';
import type { Revision } from './channelMessages.types.ts';
import type { Message } from './message.types.ts';
import { orderOf, seqIn, seqRange } from './messagePages.ts';

type Place = Omit<Revision, 'content'>;

const isOnPage = (page: Page, seq: number): boolean => {
  const from = seqIn(page);
  return from === undefined || (page.backwards ? seq < from : seq > from);
};

const editsOn = (context: Context, message: Message, page: Page): Promise<readonly Place[]> =>
  context.views
    .find(revisionsView, {
      index: 'byMessage',
      equals: { messageId: message.id },
      range: seqRange(page, 0),
      order: orderOf(page),
      limit: page.size + 1,
    })
    .then((found) => found.map(({ _id, seq, at }) => ({ id: _id, seq, at })));

/** The texts of a message, the first one where the message stands and then its edits. Who may see them has been asked already. */
export const revisionPage = async (context: Context, message: Message, page: Page): Promise<Connection<Revision>> => {
  const edits = await editsOn(context, message, page);
  const first: readonly Place[] = isOnPage(page, message.seq) ? [{ id: message.id, seq: message.seq, at: message.sentAt }] : [];
  const places = (page.backwards ? [...edits, ...first] : [...first, ...edits]).slice(0, page.size + 1);
  const channelId = message.channelId as Id; // of a message of the read model
  const texts = await revisionTexts(
    context.services,
    places.map(({ seq }) => ({ channelId, seq })),
  );
  const revisions = places.map((place, index): Revision => ({ ...place, content: texts[index] ?? null }));
  return connect(revisions, page, ({ seq }) => [seq]);
};
