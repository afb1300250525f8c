import { isInCodeBlock } from './formatting.ts';

export type CompletionKind = 'person' | 'channel' | 'emoji' | 'command';

/** What somebody may be about to name. */
export interface Sought {
  readonly kind: CompletionKind;
  /** Of the sign that begins it. */
  readonly start: number;
  /** The caret. */
  readonly end: number;
  /** Without the sign. */
  readonly typed: string;
}

const kinds = { '@': 'person', '#': 'channel', ':': 'emoji' } as const;
/** A sign that follows a word is part of it, as in `me@here` and `10:30`. */
const named = /(?:^|[^\p{L}\p{N}_<@#:/\\])([@#:])([\p{L}\p{M}\p{N}_.+-]{0,32})$/u;
const commanded = /^\/([\p{L}]{0,16})$/u;

const isInCode = (before: string): boolean => {
  if (isInCodeBlock(before)) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (line.match(/`/g)?.length ?? 0) % 2 === 1;
};

/** A colon begins an emoji once two more signs are there: people end words with it. */
const leastOf = { person: 0, channel: 0, emoji: 2, command: 0 } as const;

/** What stands at the caret that a list could complete. */
export const soughtAt = (text: string, caret: number): Sought | undefined => {
  const before = text.slice(0, caret);
  const command = commanded.exec(before);
  if (command !== null) return { kind: 'command', start: 0, end: caret, typed: command[1] ?? '' };
  const [, sign, typed = ''] = named.exec(before) ?? [];
  if (sign === undefined || isInCode(before)) return undefined;
  const kind = kinds[sign as keyof typeof kinds]; // the pattern takes no other sign
  if (typed.length < leastOf[kind]) return undefined;
  return { kind, start: caret - typed.length - 1, end: caret, typed };
};

/** The code of an emoji that was closed by the colon just typed, with its place. */
export const closedCodeAt = (text: string, caret: number): (Sought & { readonly kind: 'emoji' }) | undefined => {
  const before = text.slice(0, caret);
  const code = /(?:^|[^\p{L}\p{N}_:]):([a-z0-9_+-]{2,32}):$/u.exec(before)?.[1];
  if (code === undefined || isInCode(before)) return undefined;
  return { kind: 'emoji', start: caret - code.length - 2, end: caret, typed: code };
};

/** Something that could be meant, as a row of the list. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly hint?: string;
  /** Drawn before it. */
  readonly emoji?: string;
  /** The person whose picture is drawn before it. */
  readonly personId?: string;
  /** What is put into the text. */
  readonly shown: string;
  /** What is sent instead of it; absent: itself. */
  readonly token?: string;
}

/** Whether any word of a name begins with what is typed. Cases and marks count for nothing. */
export const isCalled = (name: string, typed: string): boolean => {
  const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const sought = plain(typed);
  return (
    sought === '' ||
    plain(name).startsWith(sought) ||
    plain(name)
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.startsWith(sought))
  );
};
