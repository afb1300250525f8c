import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Event, Line } from './line.ts';

/** What happens in a run, written down at once and in order. */
export interface Recorder {
  /** Stamps it and writes it. Answers with the stamp. */
  write(event: Event): number;
  /** A number for an attempt, counted over the record. */
  nextAttempt(): number;
  /** Resolves at once unless the disk is behind: who writes much waits here, so that memory stays bounded. */
  room(): Promise<void>;
  /** Lines of each kind so far. */
  readonly counts: ReadonlyMap<Line['kind'], number>;
  readonly bytes: number;
  /** Milliseconds since the record began. */
  now(): number;
  close(): Promise<void>;
}

/** Begins a record at the path, with its first line. A disk that refuses it fails `room` and `close`. */
export const recordTo = (path: string, seed: number): Recorder => {
  const stream = createWriteStream(path);
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  const counts = new Map<Line['kind'], number>();
  const start = performance.now();
  let bytes = 0;
  let attempts = 0;
  const now = (): number => Math.round((performance.now() - start) * 1_000) / 1_000;
  const write = (event: Event): number => {
    const at = now();
    const text = `${JSON.stringify({ at, ...event })}\n`;
    bytes += Buffer.byteLength(text);
    counts.set(event.kind, (counts.get(event.kind) ?? 0) + 1);
    stream.write(text);
    return at;
  };
  write({ kind: 'began', seed, wall: Date.now() });
  return {
    write,
    now,
    nextAttempt: () => {
      attempts += 1;
      return attempts;
    },
    counts,
    get bytes() {
      return bytes;
    },
    room: async () => {
      if (failure !== undefined) throw failure;
      if (stream.writableNeedDrain) await once(stream, 'drain');
    },
    close: async () => {
      if (failure !== undefined) throw failure;
      stream.end();
      await finished(stream);
    },
  };
};

/** The lines of a record, one after the other: an hour of them fits no memory. */
export const linesOf = async function* (path: string): AsyncGenerator<Line> {
  const input = createReadStream(path);
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield JSON.parse(text) as Line; // what `recordTo` wrote
  }
};
