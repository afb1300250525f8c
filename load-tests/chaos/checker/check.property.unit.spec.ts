import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Invoked, Line } from '../record/line.ts';
import { brokenBy } from './corrupted.testing.ts';
import { historyOf, randomSteps } from './randomHistory.testing.ts';

/** What one line becomes where it is so corrupted; undefined where it is not one of those that can be. */
type Corruption = (line: Line, lines: readonly Line[]) => readonly Line[] | undefined;

const other = 'e'.repeat(32);

const invocationOf = (line: Line, lines: readonly Line[]): Invoked | undefined =>
  line.kind === 'succeeded'
    ? lines.find((one): one is Invoked => one.kind === 'invoked' && one.attempt === line.attempt)
    : undefined;

const isQuietAt = (line: Line, lines: readonly Line[]): boolean => lines.some(({ kind, at }) => kind === 'quiet' && at < line.at);

/** Whether the same reader goes on being told things after it, and was told things before. */
const isBetween = (line: Extract<Line, { kind: 'frame' }>, lines: readonly Line[]): boolean => {
  const its = lines.filter((one) => 'reader' in one && one.reader === line.reader);
  const place = its.indexOf(line);
  const isEpoch = (one: Line) => one.kind === 'subscribed' && one.after === null;
  const before = its.slice(0, place).toReversed();
  const after = its.slice(place + 1);
  const told = (some: readonly Line[]) => some.slice(0, some.findIndex(isEpoch) >>> 0).some(({ kind }) => kind === 'frame');
  return told(before) && told(after);
};

const corruptions: readonly (readonly [number, string, Corruption])[] = [
  [
    1,
    'the answer to a send names a message that is not there',
    (line, lines) =>
      line.kind === 'succeeded' && invocationOf(line, lines)?.operation === 'send' ? [{ ...line, id: other }] : undefined,
  ],
  [
    2,
    'what was shown was refused',
    (line, lines) => {
      if (line.kind !== 'succeeded' || invocationOf(line, lines)?.operation !== 'send') return undefined;
      return [{ kind: 'failed', at: line.at, attempt: line.attempt, code: 'FORBIDDEN' }];
    },
  ],
  [3, 'a frame is lost', (line, lines) => (line.kind === 'frame' && isBetween(line, lines) ? [] : undefined)],
  [3, 'a frame tells another fact', (line) => (line.kind === 'frame' ? [{ ...line, id: other }] : undefined)],
  [
    4,
    'a second answer differs',
    (line, lines) => {
      const invoked = invocationOf(line, lines);
      if (line.kind !== 'succeeded' || line.seq === undefined || invoked === undefined) return undefined;
      const attempt = 1_000_000;
      return [line, { ...invoked, at: line.at, attempt }, { ...line, attempt, seq: line.seq + 1 }];
    },
  ],
  [5, 'a frame comes twice', (line) => (line.kind === 'frame' ? [line, line] : undefined)],
  [
    5,
    'a page forgets a message that an earlier one of the same client showed',
    (line, lines) => {
      if (line.kind !== 'read' || line.rows.length === 0) return undefined;
      const lost = line.rows.at(-1)?.id;
      const isEarlier = (one: Line) =>
        one.kind === 'read' && one.at < line.at && one.client === line.client && one.rows.some(({ id }) => id === lost);
      return lines.some(isEarlier) ? [{ ...line, rows: line.rows.slice(0, -1) }] : undefined;
    },
  ],
  [
    6,
    'a page does not show what its reader wrote',
    (line, lines) => {
      const written = (id: string) => (one: Line) =>
        one.kind === 'succeeded' &&
        one.id === id &&
        one.at < line.at &&
        line.kind === 'read' &&
        one.position <= (line.minPosition ?? '');
      if (line.kind !== 'read') return undefined;
      const isOwn = (id: string) => {
        const answer = lines.find(written(id));
        return answer !== undefined && invocationOf(answer, lines)?.client === line.client;
      };
      const rows = line.rows.filter(({ id }) => !isOwn(id));
      return rows.length === line.rows.length ? undefined : [{ ...line, rows }];
    },
  ],
  [
    7,
    'a deleted message is shown',
    (line) => {
      if (line.kind !== 'finalPage' || line.rows.every(({ deleted }) => !deleted)) return undefined;
      return [{ ...line, rows: line.rows.map((row) => (row.deleted ? { ...row, text: 'left' } : row)) }];
    },
  ],
  [
    8,
    'the unread count is off by one',
    (line, lines) =>
      line.kind === 'read' && isQuietAt(line, lines)
        ? [{ ...line, unread: { ...line.unread, count: line.unread.count + 1 } }]
        : undefined,
  ],
  [
    9,
    'who was removed is told what others are',
    (line, lines) => {
      const removal = lines.find((one) => invocationOf(one, lines)?.operation === 'remove');
      const admission = lines.findLast((one): one is Invoked => one.kind === 'invoked' && one.operation === 'admit');
      if (line.kind !== 'frame' || line.reader === 'eve-1' || removal === undefined || admission === undefined) return undefined;
      if (line.at < removal.at || line.at > admission.at) return undefined;
      return [line, { ...line, reader: 'eve-1' }];
    },
  ],
  [
    10,
    'a rebuilt message differs',
    (line) => {
      const [row, ...rows] = line.kind === 'finalPage' && line.phase === 'rebuilt' ? line.rows : [];
      if (line.kind !== 'finalPage' || row === undefined) return undefined;
      return [{ ...line, rows: [{ ...row, position: '99999999' }, ...rows] }];
    },
  ],
  [
    11,
    'a message is in the first history that nobody was told of',
    (line) => {
      if (line.kind !== 'finalPage' || line.phase !== 'live' || line.node !== 'n1') return undefined;
      const [row] = line.rows;
      return row === undefined ? undefined : [{ ...line, rows: [...line.rows, { ...row, id: other, seq: 1_000, text: 'more' }] }];
    },
  ],
];

/** The same at each run: a rare corruption must be possible often enough to be tried. */
const runs = { numRuns: 60, seed: 7 };

it('a random history violates nothing', async () => {
  const property = fc.asyncProperty(randomSteps, async (steps) => {
    expect(await brokenBy(historyOf(steps))).toEqual([]);
  });
  await fc.assert(property, { numRuns: 200 });
});

describe('one corrupted line of a random history is found', () => {
  it.each(corruptions)('rule %i: %s', async (rule, _name, corruption) => {
    let corrupted = 0;
    const property = fc.asyncProperty(randomSteps, fc.nat(), async (steps, pick) => {
      const lines = historyOf(steps);
      const possible = lines.flatMap((line, index) => {
        const after = corruption(line, lines);
        return after === undefined ? [] : [lines.toSpliced(index, 1, ...after)];
      });
      const record = possible[pick % possible.length];
      if (record === undefined) return;
      corrupted += 1;
      expect(await brokenBy(record)).toContain(rule);
    });
    await fc.assert(property, runs);
    expect(corrupted).toBeGreaterThan(10);
  });
});
