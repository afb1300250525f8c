import type { Id } from '../events/kinds.ts';
import type { Inline, Timestamp, TimestampStyle } from './nodes.ts';
import { endsInWord, startsWithWord } from './words.ts';

/** A node and the place just after it. */
export interface Token {
  readonly node: Inline;
  readonly end: number;
}

const mention = /<(@&?|#)([0-9a-f]{32})>/y;
const timestamp = /<t:(-?[0-9]{1,13})(?::([tTdDfFR]))?>/y;
const mass = /@(everyone|here)/y;
const mentionTypes = { '@': 'userMention', '@&': 'roleMention', '#': 'channelMention' } as const;
const lastSecond = 8_640_000_000_000;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const mentionAt = (text: string, at: number): Token | undefined => {
  const found = matchAt(mention, text, at);
  if (found === null) return undefined;
  const [token, sign, id] = found;
  // The pattern captures exactly these signs, and 32 hexadecimal digits are an Id.
  return { node: { type: mentionTypes[sign as keyof typeof mentionTypes], id: id as Id }, end: at + token.length };
};

const timestampAt = (text: string, at: number): Token | undefined => {
  const found = matchAt(timestamp, text, at);
  if (found === null || Math.abs(Number(found[1])) > lastSecond) return undefined;
  // The pattern captures no other letter. Adding 0 makes -0 a plain 0.
  const node: Timestamp = { type: 'timestamp', seconds: Number(found[1]) + 0, style: (found[2] ?? 'f') as TimestampStyle };
  return { node, end: at + found[0].length };
};

/** `@everyone` and `@here` count as words of their own only: nothing of `me@here.org` or `@heretic` calls anybody. */
const massMentionAt = (text: string, at: number): Token | undefined => {
  const found = matchAt(mass, text, at);
  if (found === null || endsInWord(text, at)) return undefined;
  const end = at + found[0].length;
  return startsWithWord(text, end) ? undefined : { node: { type: found[1] === 'here' ? 'here' : 'everyone' }, end };
};

/** The token that stands at a place where the text has `<` or `@`. */
export const tokenAt = (text: string, at: number): Token | undefined =>
  text[at] === '@' ? massMentionAt(text, at) : (mentionAt(text, at) ?? timestampAt(text, at));
