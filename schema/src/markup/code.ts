import type { CodeSpan } from './codeSpans.ts';
import type { Code, CodeBlock } from './nodes.ts';

const firstLine = /^([A-Za-z0-9_+\-.#]{1,32})[ \t]*\r?\n/;

const codeBlock = (source: string): CodeBlock => {
  const opening = firstLine.exec(source);
  const body = opening === null ? source.replace(/^\r?\n/, '') : source.slice(opening[0].length);
  const text = body.replace(/\r?\n$/, '');
  return opening?.[1] === undefined ? { type: 'codeBlock', text } : { type: 'codeBlock', language: opening[1], text };
};

/** A space between the backquotes that enclose code and those that it begins or ends with belongs to the enclosing ones. */
const code = (source: string): Code => ({ type: 'code', text: source.replace(/^ (?=`)|(?<=`) $/g, '') });

/** The node of a code span. Of a block, the line break after the opening fence and the one before the closing fence are not part of it. */
export const codeNode = (span: CodeSpan): Code | CodeBlock => (span.fenced ? codeBlock(span.source) : code(span.source));
