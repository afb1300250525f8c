import type { Id } from '@chat/schema/events';
import {
  type ConversationDocument,
  conversationsView,
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
  /** Its first fact is a message, and stands as one: it has no receipt, and it counts no pins. */
  readonly isSend?: boolean;
}

const byId = <Doc extends { readonly _id: string }>(documents: readonly Doc[]): ReadonlyMap<string, Doc> =>
  new Map(documents.map((document) => [document._id, document]));

const anyParked = async ({ views }: Services, subjects: ConversationSubjects): Promise<boolean> => {
  const { channelId, ownId, messageIds, reactorIds = [], isSend = false } = subjects;
  const parked = await Promise.all([
    ...(isSend ? [] : [views.isParked(conversationsView, channelId), views.isParked(receiptsView, ownId)]),
    ...[ownId, ...messageIds].map((id) => views.isParked(messagesView, id)),
    ...reactorIds.map((id) => views.isParked(reactorsView, id)),
  ]);
  return parked.includes(true);
};

/**
 * Refused with PROJECTION_BEHIND where one of the documents is parked: it must not be guessed. A message of another channel is
 * unknown here, whoever names it.
 */
export const documentsFor = async (
  services: Services,
  subjects: ConversationSubjects,
): Promise<ConversationDocuments | Refusal> => {
  const { readStore } = services;
  const { channelId, ownId, messageIds, reactorIds = [], isSend = false } = subjects;
  const [messages, reactors, receipt, conversation, isParked] = await Promise.all([
    readStore.getMany(messagesView, [ownId, ...messageIds]),
    reactorIds.length === 0 ? [] : readStore.getMany(reactorsView, reactorIds),
    isSend ? undefined : readStore.get(receiptsView, ownId),
    isSend ? undefined : readStore.get(conversationsView, channelId),
    anyParked(services, subjects),
  ]);
  if (isParked) return rejected('PROJECTION_BEHIND', { retryAfter: 60_000 });
  const ofChannel = messages.filter((message) => message.channelId === channelId);
  return { messages: byId(ofChannel), reactors: byId(reactors), receipt, conversation };
};
