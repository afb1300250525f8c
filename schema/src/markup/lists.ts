import { parseInlines } from './inlines.ts';
import type { Inline, List, ListItem } from './nodes.ts';

/** A line that begins an item. */
export interface ListLine {
  readonly nested: boolean;
  /** In ordered lists. */
  readonly number?: number;
  /** Where its content begins. */
  readonly from: number;
  readonly text: string;
}

const itemStart = /((?: {0,1})|(?: {2,8}|\t{1,4}))(?:[-*]|(0|[1-9][0-9]{0,8})\.) +(?=[^\s])/y;

/** The item that begins with the line at a place. One that is indented by two spaces or a tab belongs below the items `above`, of which there must be one. */
export const listLineAt = (text: string, at: number, above: readonly ListLine[]): ListLine | undefined => {
  itemStart.lastIndex = at;
  const found = itemStart.exec(text);
  if (found === null) return undefined;
  const indent = found[1] ?? '';
  const nested = indent.length > 1 || indent === '\t';
  if (nested && above.length === 0) return undefined;
  const line = { nested, from: itemStart.lastIndex, text: '' };
  return found[2] === undefined ? line : { ...line, number: Number(found[2]) };
};

const isOrdered = (line: ListLine | undefined): boolean => line?.number !== undefined;

/** Stretches of lines, a new one wherever `begins` says so. */
const stretches = (
  lines: readonly ListLine[],
  begins: (line: ListLine, before: ListLine) => boolean,
): readonly (readonly ListLine[])[] => {
  const all: ListLine[][] = [];
  for (const line of lines) {
    const current = all.at(-1);
    const before = current?.at(-1);
    if (current === undefined || before === undefined || begins(line, before)) all.push([line]);
    else current.push(line);
  }
  return all;
};

const item = (line: ListLine, below: readonly List[]): ListItem => {
  const children: readonly (Inline | List)[] = [...parseInlines(line.text), ...below];
  return line.number === undefined ? { type: 'item', children } : { type: 'item', number: line.number, children };
};

const nestedLists = (lines: readonly ListLine[]): readonly List[] =>
  stretches(lines, (line, before) => isOrdered(line) !== isOrdered(before)).map((stretch) => ({
    type: 'list',
    ordered: isOrdered(stretch[0]),
    items: stretch.map((line) => item(line, [])),
  }));

/** The lists that lines make: a new one where the numbering begins or ends. */
export const listOf = (lines: readonly ListLine[]): readonly List[] => {
  const lists: { readonly type: 'list'; readonly ordered: boolean; readonly items: ListItem[] }[] = [];
  for (const stretch of stretches(lines, (line) => !line.nested)) {
    const [head, ...below] = stretch;
    if (head === undefined) continue;
    const last = lists.at(-1);
    const entry = item(head, nestedLists(below));
    if (last?.ordered === isOrdered(head)) last.items.push(entry);
    else lists.push({ type: 'list', ordered: isOrdered(head), items: [entry] });
  }
  return lists;
};
