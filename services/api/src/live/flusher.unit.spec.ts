import { describe, expect, it } from 'vitest';
import { Batch, Flusher, type FlushTimer } from './flusher.ts';

const frame = (text: string): Buffer => Buffer.from(text);

/** A timer that a spec moves, and what it was asked for. */
const manualTimer = () => {
  let now = 0;
  let due: { readonly at: number; readonly callback: () => void }[] = [];
  const timer: FlushTimer = {
    now: () => now,
    soon: (callback) => due.push({ at: now, callback }),
    after: (milliseconds, callback) => due.push({ at: now + milliseconds, callback }),
  };
  const advance = (by: number): void => {
    now += by;
    const ready = due.filter(({ at }) => at <= now);
    due = due.filter(({ at }) => at > now);
    for (const { callback } of ready) callback();
  };
  return { timer, advance };
};

/** A socket that writes what it gets, taking so many milliseconds. */
const socketOn = (flusher: Flusher, takes: () => void = () => undefined) => {
  const written: string[] = [];
  let batch: Batch | undefined;
  const socket = {
    written,
    push: (next: Buffer) => {
      batch = batch === undefined ? flusher.begin(socket, next) : batch.plus(next);
    },
    flush: () => {
      written.push(String(batch?.joined()));
      batch = undefined;
      takes();
    },
  };
  return socket;
};

describe('batches', () => {
  it('join their frames in order', () => {
    const batch = new Batch(frame('a')).plus(frame('b')).plus(frame('c'));
    expect(String(batch.joined())).toBe('abc');
    expect(batch.bytes).toBe(3);
  });

  it('are one for all who wait for the same frames, and apart for others', () => {
    const [first, second, other] = [frame('1'), frame('2'), frame('3')];
    const shared = new Batch(first);
    expect(shared.plus(second)).toBe(shared.plus(second));
    expect(shared.plus(other)).not.toBe(shared.plus(second));
    expect(shared.plus(other)).toBe(shared.plus(other));
    expect(shared.plus(second).joined()).toBe(shared.plus(second).joined());
  });
});

describe('the flusher', () => {
  it('writes once a turn whatever a socket gets in it', () => {
    const { timer, advance } = manualTimer();
    const flusher = new Flusher(timer);
    const socket = socketOn(flusher);
    for (const text of ['a', 'b', 'c']) socket.push(frame(text));
    expect(socket.written).toEqual([]);
    advance(0);
    expect(socket.written).toEqual(['abc']);
    expect(flusher.flushes).toBe(1);
  });

  it('waits as long as the last flush took', () => {
    const { timer, advance } = manualTimer();
    const flusher = new Flusher(timer);
    const socket = socketOn(flusher, () => advance(3));
    socket.push(frame('a'));
    advance(0);
    socket.push(frame('b'));
    advance(2);
    expect(socket.written).toEqual(['a']);
    advance(1);
    expect(socket.written).toEqual(['a', 'b']);
  });

  it('never waits longer than 4 ms', () => {
    const { timer, advance } = manualTimer();
    const flusher = new Flusher(timer);
    const socket = socketOn(flusher, () => advance(50));
    socket.push(frame('a'));
    advance(0);
    socket.push(frame('b'));
    advance(4);
    expect(socket.written).toEqual(['a', 'b']);
  });

  it('lets others have their turn in the middle of a flush to many, and begins the next when all were written to', () => {
    const { timer, advance } = manualTimer();
    const flusher = new Flusher(timer);
    const sockets = Array.from({ length: 150 }, () => socketOn(flusher, () => advance(0.1)));
    const written = (text: string) => sockets.filter((socket) => socket.written.includes(text)).length;
    for (const socket of sockets) socket.push(frame('a'));
    advance(0);
    expect(written('a')).toBe(64);
    for (const socket of sockets) socket.push(frame('b'));
    advance(0);
    expect(written('a')).toBe(64);
    expect(written('ab')).toBe(64);
    advance(0);
    expect(written('ab')).toBe(86);
    expect(flusher.flushes).toBe(1);
    advance(4);
    advance(0);
    expect(flusher.flushes).toBe(2);
    expect(written('b')).toBe(64);
  });

  it('delays nothing where it is quiet', () => {
    const { timer, advance } = manualTimer();
    const flusher = new Flusher(timer);
    const socket = socketOn(flusher, () => advance(3));
    socket.push(frame('a'));
    advance(0);
    advance(10);
    socket.push(frame('b'));
    advance(0);
    expect(socket.written).toEqual(['a', 'b']);
  });
});
