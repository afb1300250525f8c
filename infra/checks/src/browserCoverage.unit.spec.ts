import { expect, it } from 'vitest';
import { type BrowserScript, countBetween, hitsOf } from './browserCoverage.ts';

// "run();skip();" is made of two lines of one source: line 1 "run()" and line 2 "  skip()".
const source = 'run();skip();';
const script = (ranges: readonly (readonly [number, number, number])[]): BrowserScript => ({
  url: 'http://127.0.0.1/assets/script.js',
  source,
  functions: [{ ranges: ranges.map(([startOffset, endOffset, count]) => ({ startOffset, endOffset, count })) }],
  map: { version: 3, names: [], sources: ['../../src/source.ts'], sourcesContent: [null], mappings: 'AAAA,MACE' },
});

const counts = (ranges: readonly (readonly [number, number, number])[]) => {
  const hits = hitsOf(script(ranges)).get('../../src/source.ts') ?? [];
  const line = (number: number) => countBetween(hits, { line: number, column: 0 }, { line: number, column: 80 });
  return [line(1), line(2), line(3)];
};

it('the innermost range says how often a statement ran', () => {
  expect(counts([[0, 13, 2]])).toEqual([2, 2, 0]);
  expect(
    counts([
      [0, 13, 2],
      [6, 13, 0],
    ]),
  ).toEqual([2, 0, 0]);
});

it('a range that has ended says nothing about what follows', () => {
  expect(
    counts([
      [0, 13, 1],
      [0, 5, 7],
    ]),
  ).toEqual([7, 1, 0]);
});

it('what no range is about never ran', () => {
  expect(counts([])).toEqual([0, 0, 0]);
});
