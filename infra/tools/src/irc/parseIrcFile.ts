import type { Millis } from '@chat/schema/events';
import { decodeLines } from './decodeLines.ts';
import type { IrcEntry } from './entry.ts';
import { momentsOf } from './lineClock.ts';
import { parseLine, parseTime } from './parseLine.ts';

/** The name of a log does not say its day. */
export class NotADayOfIrc extends Error {
  override readonly name = 'NotADayOfIrc';
  constructor(file: string) {
    super(`${file}: a log is named after its day, as 2004-12-25.raw.txt is`);
  }
}

const dayName = /^(\d{4}-\d{2}-\d{2})\.raw\.txt$/;

/** Midnight of the day that a file is named after; `undefined` where it is not named after one. */
export const dayOf = (file: string): Millis | undefined => {
  const midnight = Date.parse(`${dayName.exec(file)?.[1]}T00:00:00Z`);
  return Number.isNaN(midnight) ? undefined : midnight;
};

interface ReadLines {
  readonly lines: readonly string[];
  readonly moments: readonly Millis[];
}

/** The lines of a file and when each was written; line `datedLine` was written on the day of the name. */
export const readLines = (file: string, bytes: Uint8Array, datedLine = 0): ReadLines => {
  const midnight = dayOf(file);
  if (midnight === undefined) throw new NotADayOfIrc(file);
  const lines = decodeLines(bytes);
  return { lines, moments: momentsOf(lines.map(parseTime), midnight, Math.min(datedLine, lines.length - 1)) };
};

/** Every line of a file, in its order. Line `datedLine` was written on the day of the name. */
export const parseIrcFile = (file: string, bytes: Uint8Array, datedLine = 0): readonly IrcEntry[] => {
  const { lines, moments } = readLines(file, bytes, datedLine);
  return lines.map((raw, line) => ({ file, line, occurredAt: moments[line] ?? 0, ...parseLine(raw) }));
};
