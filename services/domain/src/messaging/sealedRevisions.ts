import type { StoredFact } from '@chat/platform';
import { type Id, type Sealed, streams } from '@chat/schema/events';
import { type MessageDocument, messagesView, type RevisionDocument, revisionsView } from '@chat/schema/views';
import type { Services } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';
import type { SealedRevision } from './shredMessage.decide.ts';

const page = 1_000;
const patience = 2_000;

/** A message with every text that it has had so far, newest state of the channel included. */
export interface MessageRevisions {
  readonly message: MessageDocument;
  readonly revisions: readonly SealedRevision[];
  /** Revision of the channel's stream that this rests on. */
  readonly revision: number;
}

const allEdits = async ({ readStore }: Services, messageId: Id): Promise<readonly RevisionDocument[]> => {
  const found: RevisionDocument[] = [];
  let last: readonly RevisionDocument[];
  do {
    const above = found.at(-1)?.seq ?? 0;
    last = await readStore.find(revisionsView, {
      index: 'byMessage',
      equals: { messageId },
      range: { path: 'seq', above },
      limit: page,
    });
    found.push(...last);
  } while (last.length === page);
  return found;
};

const sealedOf = (fact: StoredFact | undefined): Sealed => {
  // A revision stands where its document says, with the text that its definition demands.
  if (fact === undefined) throw new Error('the fact of a revision is not in the log');
  return (fact.data as { readonly text: Sealed }).text;
};

/** Waits for the views to show everything that is acknowledged; refused where they are too far behind. */
export const messageRevisions = async (
  services: Services,
  { channelId, messageId }: { readonly channelId: Id; readonly messageId: Id },
): Promise<MessageRevisions | Refusal> => {
  const { store, readStore, views } = services;
  const stream = streams.channel(channelId);
  const [newest] = await store.read(stream, { backwards: true, limit: 1 });
  if (newest === undefined) return rejected('NOT_FOUND');
  if (!(await views.waitFor(newest.position, [messagesView, revisionsView], patience)))
    return rejected('PROJECTION_BEHIND', { retryAfter: patience });
  const message = await readStore.get(messagesView, messageId);
  if (message?.channelId !== channelId) return rejected('NOT_FOUND');
  const revisions: SealedRevision[] = [];
  const first = { _id: messageId, seq: message.seq };
  for (const { _id, seq } of [first, ...(await allEdits(services, messageId))]) {
    const [fact] = await store.read(stream, { from: seq - 1, limit: 1 });
    const { ring, leaf } = sealedOf(fact);
    revisions.push({ factId: _id, ring, leaf });
  }
  return { message, revisions, revision: newest.revision };
};
