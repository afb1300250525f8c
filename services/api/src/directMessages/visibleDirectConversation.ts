import { isRefusal } from '@chat/domain/errors';
import type { Id } from '@chat/schema/events';
import { type DirectConversationDocument, directConversationsView } from '@chat/schema/views';
import { type Context, personOf } from '../graph/context.ts';
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

/** Which of the viewer's conversations are listed. */
interface Listed {
  readonly userId: Id;
  readonly includeClosed: boolean;
  readonly size: number;
}

const isListed = async (context: Context, document: DirectConversationDocument, listed: Listed): Promise<boolean> => {
  if (isRefusal(await readerIn(context, document._id))) return false;
  return listed.includeClosed || !(await context.handlers.isClosed(listed.userId, document._id, document.lastMessageSeq));
};

/** One more than `size` of the viewer's conversations, where there are so many: those with the newest messages first. */
export const directConversationsOf = async (
  context: Context,
  listed: Listed,
  from: readonly (string | number)[] | undefined,
): Promise<readonly DirectConversation[]> => {
  const { userId, size } = listed;
  const query = { index: 'byParticipant', equals: { participantIds: userId }, order: 'descending', limit: mostAtOnce } as const;
  const shown: DirectConversationDocument[] = [];
  let after = from;
  let found: readonly DirectConversationDocument[];
  do {
    found = await context.views.find(directConversationsView, after === undefined ? query : { ...query, after });
    const areListed = await Promise.all(found.map((document) => isListed(context, document, listed)));
    shown.push(...found.filter((_document, index) => areListed[index]));
    const last = found.at(-1);
    after = last && [last.lastPosition, last._id];
  } while (found.length === mostAtOnce && shown.length <= size);
  return shown.slice(0, size + 1).map(directConversationOf);
};
