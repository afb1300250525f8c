import { invalid, isRefusal } from '@chat/domain/errors';
import type { Id } from '@chat/schema/events';
import { type DirectConversationDocument, directConversationsView } from '@chat/schema/views';
import { type Context, personOf } from '../graph/context.ts';
import { failure } from '../graph/failure.ts';
import type { Page } from '../graph/page.ts';
import { idOf } from '../graph/scalars.ts';
import { readerIn } from '../messaging/index.ts';
import { type DirectConversation, directConversationOf } from './directConversation.types.ts';

/** A direct conversation that the caller is in. */
export const visibleDirectConversation = async (context: Context, id: string): Promise<DirectConversation | null> => {
  personOf(context);
  const document = idOf(id) && (await context.loaders.directConversations.load(id));
  if (document === undefined || isRefusal(await readerIn(context, id))) return null;
  return directConversationOf(document);
};

const mostAtOnce = 100;

/** The place behind which a page starts. */
const placeIn = ({ from }: Page): readonly (string | number)[] | undefined => {
  if (from === undefined || (from.length === 2 && from.every((part) => typeof part === 'string'))) return from;
  throw failure(invalid('after', 'UNKNOWN_CURSOR'));
};

/** Which of the viewer's conversations are listed. */
interface Listed {
  readonly userId: Id;
  readonly includeClosed: boolean;
  readonly page: Page;
}

const isListed = async (context: Context, document: DirectConversationDocument, listed: Listed): Promise<boolean> => {
  if (isRefusal(await readerIn(context, document._id))) return false;
  return listed.includeClosed || !(await context.handlers.isClosed(listed.userId, document._id, document.lastMessageSeq));
};

/** The viewer's conversations of a page, and one more where there is one: those with the newest messages first. */
export const directConversationsOf = async (context: Context, listed: Listed): Promise<readonly DirectConversation[]> => {
  const { userId, page } = listed;
  const query = { index: 'byParticipant', equals: { participantIds: userId }, order: 'descending', limit: mostAtOnce } as const;
  const shown: DirectConversationDocument[] = [];
  let after = placeIn(page);
  let found: readonly DirectConversationDocument[];
  do {
    found = await context.views.find(directConversationsView, after === undefined ? query : { ...query, after });
    const areListed = await Promise.all(found.map((document) => isListed(context, document, listed)));
    shown.push(...found.filter((_document, index) => areListed[index]));
    const last = found.at(-1);
    after = last && [last.lastPosition, last._id];
  } while (found.length === mostAtOnce && shown.length <= page.size);
  return shown.slice(0, page.size + 1).map(directConversationOf);
};
