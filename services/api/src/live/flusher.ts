/** Frames that one socket has waiting. Sockets that wait for the same frames in the same order share one node and its bytes. */
export class Batch {
  readonly bytes: number;
  readonly #before: Batch | undefined;
  readonly #frame: Buffer;
  #lastFrame: Buffer | undefined;
  #last: Batch | undefined;
  #others: Map<Buffer, Batch> | undefined;
  #joined: Buffer | undefined;

  constructor(frame: Buffer, before?: Batch) {
    this.#frame = frame;
    this.#before = before;
    this.bytes = frame.length + (before?.bytes ?? 0);
  }

  /** This batch and one more frame. */
  plus(frame: Buffer): Batch {
    // Almost always everybody gets the same frame next.
    if (this.#last !== undefined && this.#lastFrame === frame) return this.#last;
    const known = this.#others?.get(frame);
    if (known !== undefined) return known;
    const next = new Batch(frame, this);
    if (this.#last === undefined) {
      this.#last = next;
      this.#lastFrame = frame;
    } else {
      this.#others ??= new Map();
      this.#others.set(frame, next);
    }
    return next;
  }

  /** All frames in one piece. */
  joined(): Buffer {
    if (this.#before === undefined) return this.#frame;
    this.#joined ??= Buffer.concat(this.#frames(), this.bytes);
    return this.#joined;
  }

  #frames(): Buffer[] {
    const frames: Buffer[] = [];
    for (let batch: Batch | undefined = this; batch !== undefined; batch = batch.#before) frames.push(batch.#frame);
    return frames.reverse();
  }
}

/** Something that has a batch to write. */
export interface Flushable {
  /** Writes what waits, in one write. */
  flush(): void;
}

/** When things happen: `now` is in milliseconds with fractions, from any start. */
export interface FlushTimer {
  now(): number;
  /** Calls back in the next turn of the event loop, after the I/O of this one. */
  soon(callback: () => void): void;
  after(milliseconds: number, callback: () => void): void;
}

export const systemFlushTimer: FlushTimer = {
  now: () => performance.now(),
  soon: (callback) => {
    setImmediate(callback);
  },
  after: (milliseconds, callback) => {
    setTimeout(callback, milliseconds);
  },
};

const longestPause = 4;
/** So long a flush keeps the event loop; then whatever else waits has its turn before it goes on. */
const longestTurn = 4;
/** How many sockets are written to between two looks at the clock. */
const socketsALook = 64;

/**
 * One write per socket per flush, and the next flush not before as long as the last one took (at most 4 ms) has passed: under load
 * writes grow larger instead of more, and a quiet server delays nothing. A flush to many sockets takes several turns of the event
 * loop, so that commands and pings are not held up by the fan-out.
 */
export class Flusher {
  readonly #timer: FlushTimer;
  readonly #firsts = new Map<Buffer, Batch>();
  #waiting: Flushable[] = [];
  /** From when a flush is planned until its last socket is written to. */
  #isUnderWay = false;
  #notBefore = 0;
  #lastFirst: Batch | undefined;
  #lastFirstFrame: Buffer | undefined;
  flushes = 0;

  constructor(timer: FlushTimer = systemFlushTimer) {
    this.#timer = timer;
  }

  /** The batch of a socket that has nothing waiting yet; the socket is flushed with the next flush. */
  begin(socket: Flushable, frame: Buffer): Batch {
    this.#waiting.push(socket);
    this.#schedule();
    if (this.#lastFirst !== undefined && this.#lastFirstFrame === frame) return this.#lastFirst;
    const batch = this.#firsts.get(frame) ?? new Batch(frame);
    this.#firsts.set(frame, batch);
    this.#lastFirst = batch;
    this.#lastFirstFrame = frame;
    return batch;
  }

  #schedule(): void {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    const flush = () => this.#flush();
    const pause = this.#notBefore - this.#timer.now();
    if (pause <= 0) this.#timer.soon(flush);
    else this.#timer.after(pause, flush);
  }

  #flush(): void {
    const sockets = this.#waiting;
    this.#waiting = [];
    this.#firsts.clear();
    this.#lastFirst = undefined;
    this.#lastFirstFrame = undefined;
    this.flushes += 1;
    this.#goOn(sockets, 0, 0);
  }

  /** `taken`: milliseconds that the flush has taken in the turns before. */
  #goOn(sockets: readonly Flushable[], from: number, taken: number): void {
    const started = this.#timer.now();
    let next = from;
    let turn = 0;
    while (next < sockets.length && turn < longestTurn) {
      for (const socket of sockets.slice(next, next + socketsALook)) socket.flush();
      next += socketsALook;
      turn = this.#timer.now() - started;
    }
    if (next < sockets.length) this.#timer.soon(() => this.#goOn(sockets, next, taken + turn));
    else this.#end(taken + turn);
  }

  #end(taken: number): void {
    this.#notBefore = this.#timer.now() + Math.min(taken, longestPause);
    this.#isUnderWay = false;
    if (this.#waiting.length > 0) this.#schedule();
  }
}
