import type { Id } from '@chat/schema/events';
import {
  type ConversationDocument,
  conversationsView,
  conversationViews,
  type MessageDocument,
  messagesView,
  type ReactorDocument,
  type ReceiptDocument,
  reactorsView,
  receiptsView,
} from '@chat/schema/views';
import type { Services } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';

/** What the read models say about the subjects of one command, each document true at its own `pos`. */
export interface ConversationDocuments {
  readonly messages: ReadonlyMap<string, MessageDocument>;
  readonly reactors: ReadonlyMap<string, ReactorDocument>;
  /** The command's own first fact, where an earlier attempt appended it. */
  readonly receipt: ReceiptDocument | undefined;
  readonly conversation: ConversationDocument | undefined;
}

/** Which documents a command needs. */
export interface ConversationSubjects {
  readonly channelId: Id;
  /** The id of the command's first fact. */
  readonly ownId: Id;
  readonly messageIds: readonly Id[];
  readonly reactorIds?: readonly string[];
}

const byId = <Doc extends { readonly _id: string }>(documents: readonly Doc[]): ReadonlyMap<string, Doc> =>
  new Map(documents.map((document) => [document._id, document]));

/** Refused with PROJECTION_BEHIND where one of the documents is parked: it must not be guessed. */
export const documentsFor = async (
  services: Services,
  subjects: ConversationSubjects,
): Promise<ConversationDocuments | Refusal> => {
  const { readStore, views } = services;
  const { channelId, ownId, messageIds, reactorIds = [] } = subjects;
  const ids = [ownId, ...messageIds];
  const [messages, reactors, receipt, conversation, ...parked] = await Promise.all([
    readStore.getMany(messagesView, ids),
    reactorIds.length === 0 ? [] : readStore.getMany(reactorsView, reactorIds),
    readStore.get(receiptsView, ownId),
    readStore.get(conversationsView, channelId),
    ...conversationViews.map((view) => views.isParked(view, channelId)),
    ...messageIds.map((id) => views.isParked(messagesView, id)),
  ]);
  if (parked.includes(true)) return rejected('PROJECTION_BEHIND', { retryAfter: 60_000 });
  return { messages: byId(messages), reactors: byId(reactors), receipt, conversation };
};
