import { type DraftInPlace, type EventStore, newId, sealDrafts, systemClock, type Vault } from '@chat/platform';
import { type Draft, type Envelope, type Id, streams } from '@chat/schema/events';

/** Where messages go, and whose they are. */
export interface Conversation {
  readonly guildId: Id;
  readonly channelId: Id;
  readonly authorIds: readonly Id[];
  /** Facts that the channel's stream has already. */
  readonly from: number;
}

const batchFacts = 256;
const words = 'a quick remark about the build that fails on one machine only and nobody knows why so far'.split(' ');

/** 20 to 120 characters, different from message to message. */
const contentOf = (number: number): string => {
  const length = 4 + (number % words.length);
  return `${number}: ${Array.from({ length }, (_, index) => words[(number + index * 7) % words.length]).join(' ')}`;
};

const draftOf = (authorId: Id, number: number): Draft => ({
  type: 'MessagePosted',
  data: {
    authorId,
    mentions: { users: [], roles: [], everyone: false, here: false },
    replies: [],
    text: { content: contentOf(number) },
  },
});

const authorOf = ({ authorIds }: Conversation, number: number): Id => authorIds[number % authorIds.length] as Id; // never empty

const envelopeOf = (id: Id, authorId: Id, sealed: { readonly type: string; readonly data: unknown }): Envelope => ({
  id,
  type: sealed.type,
  data: sealed.data,
  meta: {
    actor: { kind: 'USER', id: authorId },
    via: 'WEB',
    at: systemClock.now(),
    basis: [],
    correlationId: id,
    causationId: id,
    schemaVersion: 1,
  },
});

const batchOf = async (vault: Vault, conversation: Conversation, from: number, count: number): Promise<readonly Envelope[]> => {
  const { guildId, channelId } = conversation;
  const places = Array.from({ length: count }, (_, index): DraftInPlace & { readonly authorId: Id } => {
    const authorId = authorOf(conversation, from + index);
    return {
      stream: streams.channel(channelId),
      id: newId(),
      draft: draftOf(authorId, from + index),
      owners: { guildId },
      authorId,
    };
  });
  const sealed = await sealDrafts(vault, places);
  return places.map(({ id, authorId }, index) => envelopeOf(id, authorId, sealed[index] as { type: string; data: unknown })); // one a draft
};

/** Appends sealed messages as fast as the store takes them: the product's bytes without its rules. */
export const storeMessages = async (
  ports: { readonly store: EventStore; readonly vault: Vault },
  conversation: Conversation,
  count: number,
): Promise<void> => {
  const stream = streams.channel(conversation.channelId);
  const end = conversation.from + count;
  let appended: Promise<unknown> = Promise.resolve();
  for (let from = conversation.from; from < end; from += batchFacts) {
    const facts = await batchOf(ports.vault, conversation, from, Math.min(batchFacts, end - from));
    await appended;
    appended = ports.store.append(stream, from === 0 ? 'no_stream' : from - 1, facts);
  }
  await appended;
};
