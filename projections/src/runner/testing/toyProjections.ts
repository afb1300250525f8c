import type { Id } from '@chat/schema/events';
import { type Document, defineView } from '@chat/schema/views';
import { defineProjection } from '../projection.ts';

/** A message of the specs' own: small, but with text, edits, deletion and shredding. */
export interface Note extends Document {
  readonly channelId: string;
  readonly seq: number;
  readonly authorId: Id;
  readonly content: string | null;
  readonly textOf: Id;
}

export const notesView = defineView<Note>({ name: 'notes', version: 1, indexes: { byChannel: { paths: ['channelId', 'seq'] } } });

export const notes = defineProjection(notesView, {
  MessagePosted: {
    text: true,
    touches: (fact) => [fact.id],
    evolve: (_document, fact) => ({
      _id: fact.id,
      channelId: fact.stream,
      seq: fact.revision + 1,
      authorId: fact.data.authorId,
      content: fact.data.text?.content ?? null,
      textOf: fact.id,
    }),
  },
  MessageEdited: {
    text: true,
    touches: (fact) => [fact.data.messageId],
    evolve: (document, fact) => document && { ...document, content: fact.data.text?.content ?? null, textOf: fact.id },
  },
  MessageDeleted: { touches: (fact) => [fact.data.messageId], evolve: () => undefined },
  LeavesShredded: {
    touches: (fact) => fact.data.targets.map((target) => target.subjectId),
    evolve: (document, fact) =>
      document?.content != null && fact.data.targets.some((target) => target.factId === document.textOf)
        ? { ...document, content: null }
        : document,
  },
});

/** How many messages each channel has; reads no text. */
export interface Tally extends Document {
  readonly messages: number;
}

export const talliesView = defineView<Tally>({ name: 'tallies', version: 1, indexes: {} });

export const tallies = defineProjection(talliesView, {
  MessagePosted: {
    touches: (fact) => [fact.stream],
    evolve: (document, fact) => ({ _id: fact.stream, messages: (document?.messages ?? 0) + 1 }),
  },
});
