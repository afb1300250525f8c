/** Code within a text: from its opening backquotes to `end`, just after its closing ones. */
export interface CodeSpan {
  readonly end: number;
  /** What stands between the backquotes. */
  readonly source: string;
  /** Three backquotes or more: a block, which may span lines. */
  readonly fenced: boolean;
}

const backquotes = /`+/y;

/** How many backquotes stand at a place. */
export const backquotesAt = (text: string, at: number): number => {
  backquotes.lastIndex = at;
  return backquotes.exec(text)?.[0].length ?? 0;
};

const backquoteOrBreak = /[`\n]/g;

const findInlineEnd = (text: string, from: number, size: number): number | undefined => {
  for (let at = from; at < text.length; at += backquotesAt(text, at)) {
    backquoteOrBreak.lastIndex = at;
    at = backquoteOrBreak.exec(text)?.index ?? text.length;
    if (text[at] !== '`') return undefined;
    if (backquotesAt(text, at) === size) return at;
  }
  return undefined;
};

/**
 * Finds code in one text: answers with the code that the backquotes at a place open, or with nothing where no others close it.
 * One or two close on the same line with as many; a fence closes at the next as long or longer. Linear over all calls that go
 * forward: that a fence has no end is found out once for each length.
 */
export const codeSpans = (text: string): ((at: number) => CodeSpan | undefined) => {
  let unclosed = Number.POSITIVE_INFINITY;

  const findFenceEnd = (from: number, size: number): number | undefined => {
    if (size >= unclosed) return undefined;
    const at = text.indexOf('`'.repeat(size), from);
    if (at !== -1) return at;
    unclosed = size;
    return undefined;
  };

  return (at) => {
    const size = backquotesAt(text, at);
    const fenced = size >= 3;
    const close = fenced ? findFenceEnd(at + size, size) : findInlineEnd(text, at + size, size);
    if (close === undefined) return undefined;
    return { end: close + backquotesAt(text, close), source: text.slice(at + size, close), fenced };
  };
};
