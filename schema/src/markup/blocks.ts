import { parseInlines } from './inlines.ts';
import { logicalLines } from './lines.ts';
import { type ListLine, listLineAt, listOf } from './lists.ts';
import type { CodeBlock, Inline, List, MarkupNode, Paragraph } from './nodes.ts';

type Unquoted = Paragraph | CodeBlock | List;

const breakBefore = /\r?\n$/;
const breakAfter = /^\r?\n/;

const textOf = (node: Inline | undefined): string => (node?.type === 'text' ? node.text : '');

/** Without the line break that only sets a block of code apart. */
const withoutBreak = (nodes: readonly Inline[], at: number, edge: RegExp): readonly Inline[] => {
  const text = textOf(nodes.at(at)).replace(edge, '');
  if (textOf(nodes.at(at)) === text) return nodes;
  const kept: readonly Inline[] = text === '' ? [] : [{ type: 'text', text }];
  return at === 0 ? [...kept, ...nodes.slice(1)] : [...nodes.slice(0, -1), ...kept];
};

/** Splits lines of text at the blocks of code that stand in no mark. */
const paragraphs = (nodes: readonly Inline[]): readonly (Paragraph | CodeBlock)[] => {
  const blocks: (Paragraph | CodeBlock)[] = [];
  let from = 0;
  const paragraph = (end: number) => {
    const after = from === 0 ? nodes.slice(0, end) : withoutBreak(nodes.slice(from, end), 0, breakAfter);
    const children = end === nodes.length ? after : withoutBreak(after, -1, breakBefore);
    if (children.length > 0) blocks.push({ type: 'paragraph', children });
  };
  for (const [at, node] of nodes.entries()) {
    if (node.type !== 'codeBlock') continue;
    paragraph(at);
    blocks.push(node);
    from = at + 1;
  }
  paragraph(nodes.length);
  return blocks.length === 0 ? [{ type: 'paragraph', children: [] }] : blocks;
};

/** Lines `from` to `end`, and where the next line begins. */
interface Stretch<Content> {
  readonly content: Content;
  readonly next: number;
}

const quotedLine = /(?:> ([^\n]*)|>(\r?))(?:\n|$)/y;

const quoteAt = (text: string, at: number): Stretch<string> | undefined => {
  if (text.startsWith('>>> ', at)) return { content: text.slice(at + 4), next: text.length + 1 };
  if (!text.startsWith('> ', at)) return undefined;
  const lines: string[] = [];
  quotedLine.lastIndex = at;
  let next = at;
  for (let found = quotedLine.exec(text); found !== null; found = quotedLine.exec(text)) {
    lines.push(found[1] ?? found[2] ?? '');
    next = found[0].endsWith('\n') ? quotedLine.lastIndex : text.length + 1;
    if (next > text.length) break;
  }
  return { content: lines.join('\n'), next };
};

const listAt = (text: string, at: number, lineEnd: (from: number) => number): Stretch<readonly ListLine[]> | undefined => {
  const lines: ListLine[] = [];
  let next = at;
  for (let line = listLineAt(text, at, lines); line !== undefined; line = listLineAt(text, next, lines)) {
    const end = lineEnd(line.from);
    lines.push({ ...line, text: text.slice(line.from, end) });
    next = end + 1;
  }
  return lines.length === 0 ? undefined : { content: lines, next };
};

/** The blocks of a text without quotes. */
const parseUnquoted = (text: string): readonly Unquoted[] => parse(text, () => undefined);

/** Reads blocks line by line; what is no quote and no list is collected and read as running text. */
const parse = <Other>(text: string, otherAt: (at: number) => Stretch<Other> | undefined): readonly (Unquoted | Other)[] => {
  const blocks: (Unquoted | Other)[] = [];
  const lineEnd = logicalLines(text);
  let from = 0;
  let at = 0;
  const running = (end: number) => {
    if (end >= from) blocks.push(...paragraphs(parseInlines(text.slice(from, end))));
  };
  while (at <= text.length) {
    const other = otherAt(at);
    const list = other === undefined ? listAt(text, at, lineEnd) : undefined;
    const block = other ?? list;
    if (block === undefined) {
      at = lineEnd(at) + 1;
      continue;
    }
    running(at - 1);
    blocks.push(...(other !== undefined ? [other.content] : listOf(list?.content ?? [])));
    at = block.next;
    from = at;
  }
  running(text.length);
  return blocks;
};

/**
 * The tree of a message (Markdown as chats know it; never HTML). Never throws; linear in the length of the text. What is no
 * markup is text, as it was written: `plainText` of the tree loses nothing but marks. The empty text has no blocks.
 */
export const parseMarkup = (text: string): readonly MarkupNode[] => {
  if (text === '') return [];
  return parse<MarkupNode>(text, (at) => {
    const quote = quoteAt(text, at);
    return quote && { content: { type: 'quote', children: parseUnquoted(quote.content) }, next: quote.next };
  });
};
