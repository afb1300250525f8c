import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Batch, Flushable, Flusher } from './flusher.ts';
import { KernelWriter } from './kernelWriter.ts';

/** Bytes that may wait for a reader, beyond the 3 or 4 MB that the kernel hides. */
export const mostQueued = 1_048_576;
const patience = 5_000;

/**
 * One client's socket. Text frames go straight to TCP, many in one write: permessage-deflate is off, and everything that `ws`
 * itself sends (pings, pongs, the close) it writes at once, so frames never overtake each other within themselves.
 */
export class LiveSocket implements Flushable {
  /** When the client was last heard of: milliseconds of the hub's clock. */
  heardAt: number;
  readonly #ws: WebSocket;
  readonly #tcp: Duplex;
  readonly #kernel: KernelWriter;
  readonly #flusher: Flusher;
  #batch: Batch | undefined;
  #closed = false;
  /** Called once when the client does not read what it is sent. */
  onSlow: (() => void) | undefined;

  constructor(ws: WebSocket, tcp: Duplex, options: { readonly flusher: Flusher; readonly now: number }) {
    this.#ws = ws;
    this.#tcp = tcp;
    this.#kernel = new KernelWriter(tcp);
    this.#flusher = options.flusher;
    this.heardAt = options.now;
  }

  get isOpen(): boolean {
    return !this.#closed && this.#ws.readyState === this.#ws.OPEN;
  }

  /** Queues a frame for the next flush. */
  push(frame: Buffer): void {
    if (this.#closed) return;
    const batch = this.#batch === undefined ? this.#flusher.begin(this, frame) : this.#batch.plus(frame);
    this.#batch = batch;
    // A burst within one turn is written in parts: only what the kernel does not take counts against the reader.
    if (batch.bytes > mostQueued) this.#write();
  }

  flush(): void {
    if (this.#batch !== undefined) this.#write();
  }

  /** Resolves once the client has taken what was sent, or is gone. */
  async drained(): Promise<void> {
    this.flush();
    if (!this.#tcp.writableNeedDrain || this.#tcp.destroyed) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#tcp.off('drain', done);
        this.#tcp.off('close', done);
        resolve();
      };
      this.#tcp.on('drain', done);
      this.#tcp.on('close', done);
    });
  }

  ping(): void {
    if (this.isOpen) this.#ws.ping();
  }

  /** Sends what waits, then the close. Nothing is sent afterwards. */
  close(code: number, reason: string): void {
    if (this.#closed) return;
    if (this.isOpen) this.flush();
    this.#closed = true;
    this.#batch = undefined;
    this.#ws.close(code, reason);
  }

  /** Drops the connection if the client does not take its close within a few seconds. */
  cutSoon(): void {
    setTimeout(() => this.cut(), patience).unref();
  }

  /** Drops the connection without a word. */
  cut(): void {
    this.#closed = true;
    this.#batch = undefined;
    this.#ws.terminate();
  }

  #write(): void {
    const batch = this.#batch;
    this.#batch = undefined;
    // Not `isOpen`: `ws` ends the connection once it has answered a close, and what is looked at for each delivery must be fetched first.
    if (batch === undefined || this.#closed || !this.#tcp.writable) return;
    this.#kernel.write(batch.joined());
    if (this.#tcp.writableLength > mostQueued) this.#slow();
  }

  #slow(): void {
    const tell = this.onSlow;
    this.onSlow = undefined;
    tell?.();
  }
}
