import { percentile } from '../measure/statistics.ts';
import type { Closed, Paced } from './target.ts';

/** Which messages of one burst have arrived at how many sockets, and how long that took. */
export class Deliveries {
  readonly #sockets: number;
  readonly #first: number;
  readonly #sentAt: number[] = [];
  readonly #arrived: number[] = [];
  readonly #complete = new Map<number, () => void>();
  readonly #receiveMillis: number[] = [];
  readonly #ackMillis: number[] = [];
  #delivered = 0;
  #outstanding = 0;

  constructor(first: number, sockets: number) {
    this.#first = first;
    this.#sockets = sockets;
  }

  /** Resolves when every socket has the message. */
  sent(index: number): Promise<void> {
    const at = index - this.#first;
    this.#sentAt[at] = performance.now();
    this.#arrived[at] = 0;
    if (this.#sockets === 0) return Promise.resolve();
    this.#outstanding += 1;
    return new Promise((resolve) => this.#complete.set(at, resolve));
  }

  acknowledged(index: number): void {
    this.#ackMillis.push(performance.now() - (this.#sentAt[index - this.#first] ?? Number.NaN));
  }

  arrived(index: number): void {
    const at = index - this.#first;
    const sentAt = this.#sentAt[at];
    if (sentAt === undefined) return;
    this.#delivered += 1;
    this.#receiveMillis.push(performance.now() - sentAt);
    const count = (this.#arrived[at] ?? 0) + 1;
    this.#arrived[at] = count;
    if (count !== this.#sockets) return;
    this.#outstanding -= 1;
    this.#complete.get(at)?.();
    this.#complete.delete(at);
  }

  get isDrained(): boolean {
    return this.#outstanding === 0;
  }

  paced(): Paced {
    const sent = this.#sentAt.length;
    return {
      sent,
      delivered: this.#delivered,
      lost: sent * this.#sockets - this.#delivered,
      receiveP50: percentile(this.#receiveMillis, 50),
      receiveP99: percentile(this.#receiveMillis, 99),
      ackP50: percentile(this.#ackMillis, 50),
      ackP99: percentile(this.#ackMillis, 99),
    };
  }

  closed(seconds: number, acknowledged: readonly string[]): Closed {
    const sent = this.#sentAt.length;
    return { sent, delivered: this.#delivered, lost: sent * this.#sockets - this.#delivered, seconds, acknowledged };
  }
}
