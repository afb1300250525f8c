/** A stretch of a text that is chosen; empty where only the caret stands there. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** What replaces a stretch, and what is chosen after it. */
export interface Replacement extends Selection {
  readonly text: string;
  readonly selected: Selection;
}

export const formats = ['bold', 'italic', 'strike', 'code', 'codeBlock', 'quote', 'list', 'link'] as const;
export type Format = (typeof formats)[number];

type Formatter = (text: string, selection: Selection) => Replacement;

/** Puts marks around, or takes them away where they are there. */
const around =
  (before: string, after = before): Formatter =>
  (text, { start, end }) => {
    const [from, to] = [start - before.length, end + after.length];
    const chosen = text.slice(start, end);
    // One star of two is no italic.
    const isMarked =
      from >= 0 &&
      text.slice(from, start) === before &&
      text.slice(end, to) === after &&
      (before.length > 1 || text[from - 1] !== before);
    if (isMarked) return { start: from, end: to, text: chosen, selected: { start: from, end: from + chosen.length } };
    const selected = { start: start + before.length, end: start + before.length + chosen.length };
    return { start, end, text: `${before}${chosen}${after}`, selected };
  };

/** Whole lines. */
const linesOf = (text: string, { start, end }: Selection): Selection => {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next === -1 ? text.length : next };
};

/** Puts a mark before each line, or takes it away where all have it. */
const before =
  (mark: string): Formatter =>
  (text, selection) => {
    const lines = linesOf(text, selection);
    const chosen = text.slice(lines.start, lines.end).split('\n');
    const isMarked = chosen.every((line) => line.startsWith(mark));
    const changed = chosen.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n');
    const end = lines.start + changed.length;
    return { ...lines, text: changed, selected: selection.start === selection.end ? { start: end, end } : { ...lines, end } };
  };

const codeBlock: Formatter = (text, { start, end }) => {
  const lead = start === 0 || text[start - 1] === '\n' ? '' : '\n';
  const trail = end === text.length || text[end] === '\n' ? '' : '\n';
  return around(`${lead}\`\`\`\n`, `\n\`\`\`${trail}`)(text, { start, end });
};

const link: Formatter = (text, { start, end }) => {
  const chosen = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  const inserted = isAddress ? `[](${chosen})` : `[${chosen}](https://)`;
  const caret = isAddress ? start + 1 : start + inserted.length - 1;
  return { start, end, text: inserted, selected: { start: caret, end: caret } };
};

const formatters: Readonly<Record<Format, Formatter>> = {
  bold: around('**'),
  italic: around('*'),
  strike: around('~~'),
  code: around('`'),
  codeBlock,
  quote: before('> '),
  list: before('- '),
  link,
};

/** What gives the chosen stretch of a text this format, or takes it away. */
export const formatted = (format: Format, text: string, selection: Selection): Replacement => formatters[format](text, selection);

/** Whether a place stands in a block of code that is not closed before it. */
export const isInCodeBlock = (text: string, at = text.length): boolean =>
  (text.slice(0, at).match(/```/g)?.length ?? 0) % 2 === 1;
