import type { Id, Position } from '@chat/schema/events';
import type { MessageDocument } from '@chat/schema/views';
import { channelFactOf, type OpenedMessaging } from '../messaging/index.ts';
import type { ReplayPage } from './replayPages.ts';

/** Who is shown a replay. */
export interface Replayed {
  readonly logId: Id;
  readonly userId: Id;
  /** Holds VIEW_EDIT_HISTORY. */
  readonly seesRevisions: boolean;
  /** Nothing at or below it is told, nor the text of a message from there: it is from before the viewer came. */
  readonly bound: Position;
}

type WithText = Extract<OpenedMessaging, { readonly type: 'MessagePosted' | 'MessageEdited' }>;

const nobody = { users: [], roles: [], everyone: false, here: false } as const;

const isCurrent = (fact: WithText, message: MessageDocument | undefined): message is MessageDocument =>
  message !== undefined && message.deletedAt === null && message.revisionId === fact.id;

const withContent = (fact: WithText, content: string | null): WithText =>
  ({ ...fact, data: { ...fact.data, text: content === null ? null : { content } } }) as WithText; // the field that it has already

/** A text that is not told any more takes along whom it mentioned and what it answered. */
const emptied = (fact: WithText): WithText => {
  const replies = fact.type === 'MessagePosted' ? { replies: [] } : {};
  return { ...fact, data: { ...fact.data, mentions: nobody, ...replies, text: null } } as WithText; // the same fields, emptied
};

const writerOf = (fact: WithText): Id => (fact.type === 'MessagePosted' ? fact.data.authorId : fact.meta.actor.id);

const asItStandsNow = async (fact: WithText, page: ReplayPage, to: Replayed): Promise<WithText> => {
  const message = page.messages.get(fact.type === 'MessagePosted' ? fact.id : fact.data.messageId);
  const postedAt = fact.type === 'MessagePosted' ? fact.position : (message?.postedPosition ?? '');
  if (to.bound !== '' && postedAt <= to.bound) return emptied(fact);
  if (isCurrent(fact, message)) return withContent(fact, message.content);
  if (!to.seesRevisions && writerOf(fact) !== to.userId) return emptied(fact);
  return withContent(fact, (await page.texts()).get(fact.id) ?? null);
};

/** The payload of a fact in a replay: the message as it stands now, for this viewer. */
export const replayedFact = async (fact: OpenedMessaging, page: ReplayPage, to: Replayed): Promise<object> => {
  const shown = fact.type === 'MessagePosted' || fact.type === 'MessageEdited' ? await asItStandsNow(fact, page, to) : fact;
  return channelFactOf(shown, to.logId);
};
