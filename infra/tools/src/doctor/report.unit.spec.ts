import { expect, it } from 'vitest';
import { isWell, linesOf } from './report.ts';

it.each([
  [{ part: 'facts', setting: 'ESDB_URI', state: 'embedded' }, ['ok\tfacts (embedded, ESDB_URI is not set)'], true],
  [{ part: 'facts', setting: 'ESDB_URI', state: 'ok' }, ['ok\tfacts (ESDB_URI)'], true],
  [{ part: 'views', setting: 'MONGO_URL', state: 'ok', version: '7.0' }, ['ok\tviews (MONGO_URL, version 7.0)'], true],
  [
    { part: 'views', setting: 'MONGO_URL', state: 'away', problem: 'no answer', advice: 'start it' },
    ['away\tviews (MONGO_URL)', '\tno answer', '\t→ start it'],
    false,
  ],
] as const)('%j is told as %j', (checkUp, lines, well) => {
  expect(linesOf(checkUp)).toEqual(lines);
  expect(isWell(checkUp)).toBe(well);
});
