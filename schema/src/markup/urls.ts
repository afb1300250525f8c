import { endsInWord } from './words.ts';

/** A URL and the place just after it. */
export interface UrlToken {
  readonly url: string;
  readonly end: number;
}

/** No URL is longer, so that no scan goes further. */
const mostCharacters = 2_048;
const forbidden = /[\p{Z}\p{Cc}\p{Cf}\p{Cs}<>"`|\\]/u;
/** Scheme and authority. Bounded, so that a row of failures costs little. */
const origin =
  /https?:\/\/(?:\[[0-9a-f:.]{2,45}\](?::[0-9]{1,5})?|[\p{L}\p{N}][^\p{Z}\p{Cc}\p{Cf}\p{Cs}<>"`|\\/?#()[\]]{0,300})/iuy;
const mailto = /mailto:[^\p{Z}\p{Cc}\p{Cf}\p{Cs}<>"`|\\()[\]]{1,320}/iuy;
const trailing = /[.,;:!?'*_~]/;
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** Where a URL that begins at `from` ends: before what no URL holds, and before a bracket that it did not open. */
const scan = (text: string, from: number): number => {
  const open: string[] = [];
  let at = from;
  for (const character of text.slice(from, from + mostCharacters)) {
    if (forbidden.test(character)) return at;
    if (character === '(' || character === '[') open.push(character);
    const opener = closers[character];
    if (opener !== undefined && open.pop() !== opener) return at;
    at += character.length;
  }
  return at;
};

/** Without the punctuation that ends a sentence or a mark. */
const trimmed = (text: string, from: number, end: number): number => {
  let at = end;
  while (at > from && trailing.test(text.charAt(at - 1))) at -= 1;
  return at;
};

/** Whether a web address begins at a place. What follows a right origin can't make it wrong, so the rest needs no look. */
const startsAddress = (text: string, at: number): boolean => {
  origin.lastIndex = at;
  const found = origin.exec(text)?.[0];
  if (found === undefined) return false;
  const end = at + found.length;
  const goesOn = end < text.length && '/?#'.includes(text.charAt(end));
  return URL.canParse(text.slice(at, goesOn ? end : trimmed(text, at, end)));
};

/** The bare http or https URL at a place, without the punctuation that ends a sentence. */
export const urlAt = (text: string, at: number): UrlToken | undefined => {
  if (endsInWord(text, at) || !startsAddress(text, at)) return undefined;
  const end = trimmed(text, at, scan(text, at));
  return { url: text.slice(at, end), end };
};

const addressEnd = (text: string, from: number): number | undefined => {
  if (startsAddress(text, from)) return scan(text, from);
  mailto.lastIndex = from;
  return mailto.test(text) ? mailto.lastIndex : undefined;
};

/** The destination `(url)` or `(<url>)` at a place: http, https or mailto only, as typed. */
export const destinationAt = (text: string, at: number): UrlToken | undefined => {
  if (text[at] !== '(') return undefined;
  const angle = text[at + 1] === '<';
  const from = angle ? at + 2 : at + 1;
  const end = addressEnd(text, from);
  const close = angle ? '>)' : ')';
  if (end === undefined || !text.startsWith(close, end)) return undefined;
  return { url: text.slice(from, end), end: end + close.length };
};
