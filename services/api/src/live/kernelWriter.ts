import { writeSync } from 'node:fs';
import type { Duplex } from 'node:stream';

/** What Node keeps of an open TCP socket. It is no part of its public API: where it is not there, the stream does everything. */
interface Handle {
  readonly fd?: number;
}

interface Internals {
  readonly _handle?: Handle | null;
  readonly encrypted?: boolean;
}

const handleOf = (tcp: Duplex): Handle | null | undefined => (tcp as Duplex & Internals)._handle;

/**
 * Hands bytes of one socket to the kernel. Going through the stream costs twice as much of this process's time, which is what a
 * fan-out mostly consists of; it gets what the kernel does not take now, and it alone waits, tells errors and closes.
 */
export class KernelWriter {
  readonly #tcp: Duplex;
  readonly #handle: Handle | null | undefined;
  readonly #fd: number;

  constructor(tcp: Duplex) {
    this.#tcp = tcp;
    this.#handle = handleOf(tcp);
    const isPlain = (tcp as Duplex & Internals).encrypted !== true;
    this.#fd = isPlain ? (this.#handle?.fd ?? -1) : -1;
  }

  write(bytes: Buffer): void {
    const taken = this.#take(bytes);
    if (taken < bytes.length) this.#tcp.write(taken === 0 ? bytes : bytes.subarray(taken));
  }

  /** How many bytes the kernel took. A descriptor is a number that the next connection gets: it counts while its handle is there. */
  #take(bytes: Buffer): number {
    if (this.#fd < 0 || this.#tcp.writableLength > 0 || handleOf(this.#tcp) !== this.#handle) return 0;
    try {
      return writeSync(this.#fd, bytes);
    } catch {
      // Full, or broken: the stream meets it again, and waits or tells it.
      return 0;
    }
  }
}
