import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EncodedSourceMap, eachMapping, TraceMap } from '@jridgewell/trace-mapping';

interface Span {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** What Chromium counted of one script, as V8 tells it, with the script and its map. */
export interface BrowserScript {
  readonly url: string;
  readonly source: string;
  readonly functions: readonly { readonly ranges: readonly Span[] }[];
  readonly map: EncodedSourceMap;
}

/** A place in a source: lines from 1, columns from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** How often what is written at a place ran. */
export interface Hit extends Place {
  readonly count: number;
}

const byPlace = (one: Place, other: Place): number => one.line - other.line || one.column - other.column;

/** The ranges of V8 are nested: the innermost around an offset says how often it ran. Asked with rising offsets only. */
const countsOf = (functions: BrowserScript['functions']): ((offset: number) => number) => {
  const spans = functions.flatMap(({ ranges }) => ranges);
  spans.sort((one, other) => one.startOffset - other.startOffset || other.endOffset - one.endOffset);
  const open: Span[] = [];
  let next = 0;
  const close = (offset: number): void => {
    while ((open.at(-1)?.endOffset ?? Number.POSITIVE_INFINITY) <= offset) open.pop();
  };
  return (offset) => {
    for (let span = spans[next]; span !== undefined && span.startOffset <= offset; span = spans[next]) {
      close(span.startOffset);
      open.push(span);
      next += 1;
    }
    close(offset);
    return open.at(-1)?.count ?? 0;
  };
};

const lineStarts = (text: string): readonly number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

/** What ran of each source of a script, by the name that the map gives it, in the order of the source. */
export const hitsOf = ({ source, functions, map }: BrowserScript): ReadonlyMap<string, readonly Hit[]> => {
  const starts = lineStarts(source);
  const countAt = countsOf(functions);
  const hits = new Map<string, Hit[]>();
  eachMapping(new TraceMap(map), ({ generatedLine, generatedColumn, source: name, originalLine, originalColumn }) => {
    const count = countAt((starts[generatedLine - 1] ?? 0) + generatedColumn);
    if (name === null) return;
    const known = hits.get(name);
    const hit = { line: originalLine, column: originalColumn, count };
    if (known === undefined) hits.set(name, [hit]);
    else known.push(hit);
  });
  for (const found of hits.values()) found.sort(byPlace);
  return hits;
};

/** The first of them that is not before a place. */
const firstFrom = (hits: readonly Hit[], place: Place): number => {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byPlace(hits[middle] ?? place, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** How often what stands from a place to another ran: what is first written in it says so. Nothing of it left is never. */
export const countBetween = (hits: readonly Hit[], start: Place, end: Place): number => {
  const from = firstFrom(hits, start);
  const first = hits[from];
  if (first === undefined || byPlace(first, end) > 0) return 0;
  // Inlined in several places, it is written in each of them.
  const same = hits.slice(from, firstFrom(hits, { line: first.line, column: first.column + 1 }));
  return Math.max(...same.map(({ count }) => count));
};

/** What the browsers of a run left in a folder; nothing where there was none. */
export async function* readBrowserScripts(folder: string): AsyncGenerator<BrowserScript> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) yield JSON.parse(await readFile(join(folder, name), 'utf8')) as BrowserScript; // pageCoverage.ts writes it
}
