import { isBlank } from '../text/characters.ts';
import { codeNode } from './code.ts';
import { backquotesAt, type CodeSpan, codeSpans } from './codeSpans.ts';
import { InlineStack, type MarkerSign } from './inlineStack.ts';
import type { Inline } from './nodes.ts';
import { plainText } from './plainText.ts';
import { tokenAt } from './tokens.ts';
import { destinationAt, urlAt } from './urls.ts';
import { flanksOf } from './words.ts';

interface Reading {
  readonly text: string;
  readonly stack: InlineStack;
  readonly codeAt: (at: number) => CodeSpan | undefined;
}
/** Reads what begins at a place, and answers with the place just after it. */
type Reader = (reading: Reading, at: number) => number;

const special = /¯\\_\(ツ\)_\/¯|[\\`*_~|[\]<@]|https?:\/\//giu;
const escapable = /[!-/:-@[-`{-~]/;
const marks = /\*+|_+|~+|\|\|/y;

const literal = ({ text, stack }: Reading, from: number, end: number): number => {
  stack.text(text.slice(from, end));
  return end;
};

/** A backslash takes the meaning of the ASCII punctuation after it. */
const readEscape: Reader = (reading, at) => {
  const escaped = reading.text.charAt(at + 1);
  if (!escapable.test(escaped)) return literal(reading, at, at + 1);
  return literal(reading, at + 1, at + 2);
};

const readCode: Reader = (reading, at) => {
  const span = reading.codeAt(at);
  if (span === undefined) return literal(reading, at, at + backquotesAt(reading.text, at));
  reading.stack.node(codeNode(span));
  return span.end;
};

/** Strikes are written with exactly two tildes. Bars mark a spoiler whatever stands beside them, so that nothing hidden shows by a space. */
const readMark: Reader = (reading, at) => {
  marks.lastIndex = at;
  const run = marks.exec(reading.text)?.[0] ?? '';
  const end = at + Math.max(1, run.length);
  if (run === '' || (run.startsWith('~') && run.length !== 2)) return literal(reading, at, end);
  // The pattern matches only runs of these signs.
  const sign = (run === '~~' || run === '||' ? run : run.charAt(0)) as MarkerSign;
  const flanks = sign === '||' ? { opens: true, closes: true } : flanksOf(reading.text, at, end);
  reading.stack.run({ sign, length: run.length, ...flanks });
  return end;
};

const readBracket: Reader = ({ stack }, at) => {
  stack.bracket();
  return at + 1;
};

/** A label must show something, or nobody could see that it is a link. */
const readLabelEnd: Reader = (reading, at) => {
  const label = reading.stack.label();
  const destination = label === undefined ? undefined : destinationAt(reading.text, at + 1);
  if (label === undefined || destination === undefined || isBlank(plainText(label.children))) return literal(reading, at, at + 1);
  return reading.stack.link(label, destination.url) ? destination.end : literal(reading, at, at + 1);
};

const readToken: Reader = (reading, at) => {
  const token = tokenAt(reading.text, at);
  if (token === undefined) return literal(reading, at, at + 1);
  reading.stack.node(token.node);
  return token.end;
};

const readUrl: Reader = (reading, at) => {
  const found = urlAt(reading.text, at);
  if (found === undefined) return literal(reading, at, at + 1);
  reading.stack.node({ type: 'link', url: found.url, children: [{ type: 'text', text: found.url }] }, 1);
  reading.stack.closeBrackets();
  return found.end;
};

const readers: Readonly<Record<string, Reader>> = {
  '\\': readEscape,
  '`': readCode,
  '*': readMark,
  _: readMark,
  '~': readMark,
  '|': readMark,
  '[': readBracket,
  ']': readLabelEnd,
  '<': readToken,
  '@': readToken,
  h: readUrl,
  H: readUrl,
  // The shrug is the one thing whose backslash everybody means.
  '¯': (reading, at) => literal(reading, at, at + '¯\\_(ツ)_/¯'.length),
};

/** The inline nodes of a text; code, tokens and URLs bind tighter than brackets and marks. */
export const parseInlines = (text: string): readonly Inline[] => {
  const reading: Reading = { text, stack: new InlineStack(), codeAt: codeSpans(text) };
  let at = 0;
  while (at < text.length) {
    special.lastIndex = at;
    const found = special.exec(text)?.index ?? text.length;
    literal(reading, at, found);
    at = readers[text.charAt(found)]?.(reading, found) ?? found;
  }
  return reading.stack.finish();
};
