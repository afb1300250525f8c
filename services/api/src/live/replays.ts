import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Services } from '@chat/domain/commands';
import type { Id, Position } from '@chat/schema/events';
import { type Replayed, replayedFact } from './replayedFact.ts';
import { ReplayPages } from './replayPages.ts';
import type { Subscription } from './subscription.ts';

/** What of a channel is told again, and to whom. */
export interface Replay extends Replayed {
  readonly channelId: Id;
  /** Facts from this revision … */
  readonly from: number;
  /** … and before this one. */
  readonly to: number;
  /** Where the last of them stands. */
  readonly position: Position;
}

const mostAtOnce = 16;
const pageSize = 256;
/** Facts between two looks at the socket: live items of others do not wait longer than it takes to render so many. */
const chunkSize = 32;

/** Tells subscriptions what they missed, from the log and the read models; at most 16 at once on this node. */
export class Replays {
  readonly #pages: ReplayPages;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  count = 0;
  facts = 0;

  constructor(services: Services) {
    this.#pages = new ReplayPages(services);
  }

  get pageReads(): number {
    return this.#pages.reads;
  }

  /** Something was shredded: no page of before is used any more. */
  forget(): void {
    this.#pages.clear();
  }

  async run(subscription: Subscription, replay: Replay): Promise<void> {
    if (this.#running >= mostAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    this.count += 1;
    try {
      for (let from = replay.from; from < replay.to && !subscription.ended; from += pageSize)
        await this.#page(subscription, { ...replay, from, to: Math.min(from + pageSize, replay.to) });
    } finally {
      this.#done();
    }
  }

  async #page(subscription: Subscription, replay: Replay): Promise<void> {
    const { channelId, from, to, position, bound } = replay;
    const page = await this.#pages.page({ channelId, from, count: to - from, position });
    let shown = 0;
    for (const fact of page.facts) {
      if (fact.position <= bound) continue;
      const payload = await replayedFact(fact, page, replay);
      if (subscription.ended) return;
      subscription.show(payload);
      this.facts += 1;
      shown += 1;
      if (shown % chunkSize > 0) continue;
      await subscription.connection.socket.drained();
      await nextTurn();
    }
    await subscription.connection.socket.drained();
  }

  /** Hands its place to whoever waits. */
  #done(): void {
    const next = this.#waiting.shift();
    if (next !== undefined) next();
    else {
      this.#running -= 1;
      if (this.#running === 0) this.#pages.clear();
    }
  }
}
