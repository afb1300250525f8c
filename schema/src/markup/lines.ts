import { backquotesAt, codeSpans } from './codeSpans.ts';

/**
 * Finds where a logical line ends: at a line break, or at the end of the text. A line break within a fence or a spoiler ends
 * no line, so that no quote or list can begin inside and no part of a spoiler can fall out of it. Linear over all calls that go
 * forward.
 */
export const logicalLines = (text: string): ((from: number) => number) => {
  let codeAt = codeSpans(text);
  let noSpoilerFrom = Number.POSITIVE_INFINITY;

  /** Past an escape, code or one character. */
  const step = (at: number): number => {
    if (text[at] === '\\' && at + 1 < text.length && text[at + 1] !== '\n') return at + 2;
    if (text[at] === '`') return codeAt(at)?.end ?? at + backquotesAt(text, at);
    return at + 1;
  };

  /** Past the spoiler that opens here, or past its marker where nothing closes it. */
  const spoilerEnd = (from: number): number => {
    if (from >= noSpoilerFrom || text.startsWith('||', from + 2)) return from + 2;
    for (let at = from + 2; at < text.length; at = step(at)) if (text.startsWith('||', at)) return at + 2;
    noSpoilerFrom = from;
    // The search went ahead, and what it found out about fences holds only from there on.
    codeAt = codeSpans(text);
    return from + 2;
  };

  return (from) => {
    let at = from;
    while (at < text.length && text[at] !== '\n') at = text.startsWith('||', at) ? spoilerEnd(at) : step(at);
    return at;
  };
};
