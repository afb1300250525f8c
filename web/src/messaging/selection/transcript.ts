import type { Message } from '../message.ts';

export interface TranscriptOptions {
  readonly nameOf: (userId: string) => string;
  /** With its day: what is copied is read elsewhere. */
  readonly timeOf: (moment: string) => string;
}

/** In the order in which they were said; without what is deleted. */
const said = (messages: readonly Message[]): readonly (Message & { readonly content: string })[] =>
  messages
    .flatMap((message) => (message.content === null ? [] : [{ ...message, content: message.content }]))
    .toSorted((one, other) => one.seq - other.seq);

/** A name may hold marks; nothing in it is meant as one. */
const literal = (name: string): string => name.replace(/[\\*_~|`[\]<>]/g, '\\$&').replace(/\s+/g, ' ');

/** Messages with names and times, one after the other. */
export const plainTranscript = (messages: readonly Message[], { nameOf, timeOf }: TranscriptOptions): string =>
  said(messages)
    .map(({ authorId, sentAt, content }) => `${nameOf(authorId)}, ${timeOf(sentAt)}\n${content}`)
    .join('\n\n');

/** Messages with names and times as a quote in Markdown: pasted into a chat it shows what was said, and by whom. */
export const quotedTranscript = (messages: readonly Message[], { nameOf, timeOf }: TranscriptOptions): string =>
  said(messages)
    .map(({ authorId, sentAt, content }) => `**${literal(nameOf(authorId))}**, ${timeOf(sentAt)}\n${content}`)
    .join('\n\n')
    .replace(/^/gm, '> ');
