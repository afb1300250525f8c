import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '@chat/schema/events';
import { START, streamNameFilter } from '@eventstore/db-client';
import { type EventStoreUnavailable, eventStoreLimits, type StoredFact } from '../eventStore.ts';
import { type BackOff, waitAfter } from './backOff.ts';
import type { EsdbConnection } from './connection.ts';
import { logPositionOf } from './esdbPositions.ts';
import { CredentialsRefused, outageOf } from './outages.ts';
import { Arrivals, bufferedEvents } from './subscriptions.ts';

export interface FeedOptions {
  readonly connection: EsdbConnection;
  /** What the names of our streams begin with. */
  readonly prefixes: readonly string[];
  readonly backOff: BackOff;
  readonly onFeedOutage: (outage: EventStoreUnavailable, retryInMillis: number) => void;
}

/** That something has happened, told once. */
class News {
  #isTold = false;
  #wake: (() => void) | undefined;

  tell(): void {
    this.#isTold = true;
    this.#wake?.();
  }

  /** Nothing was told yet. */
  forget(): void {
    this.#isTold = false;
  }

  /** Resolves when there is news since it last did. */
  async come(): Promise<void> {
    if (!this.#isTold)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#isTold = false;
  }
}

/**
 * One feed: a subscription, and after each outage another one from the newest fact that was yielded. The node's checkpoints
 * run ahead of what was read, so they are not listened to.
 */
export class EsdbFeed {
  readonly #options: FeedOptions;
  #last: Position | undefined;
  #arrivals: Arrivals | undefined;
  readonly #news = new News();
  #end: { readonly error: Error | undefined } | undefined;
  #failures = 0;

  constructor(after: Position | undefined, options: FeedOptions) {
    this.#last = after;
    this.#options = options;
  }

  /** Ends the feed at once, with this error where there is one. Nothing of it is left behind, even where nobody reads on. */
  end(error?: Error): void {
    this.#end ??= { error };
    this.#arrivals?.stop();
    this.#news.tell();
  }

  /** Batches until `end`. */
  async *batches(): AsyncGenerator<readonly StoredFact[], void, undefined> {
    for (;;) {
      if (this.#end?.error !== undefined) throw this.#end.error;
      if (this.#end !== undefined) return;
      const facts = await this.#take();
      if (facts.length > 0) {
        this.#last = facts.at(-1)?.position;
        this.#failures = 0;
        yield facts;
      } else if (this.#arrivals?.failure !== undefined) await this.#pauseAfter(this.#arrivals.failure.error);
      else await this.#news.come();
    }
  }

  /** What has arrived; a little more where more is on its way, since large batches are cheaper to work on. */
  async #take(): Promise<readonly StoredFact[]> {
    const most = eventStoreLimits.readFacts;
    this.#arrivals ??= this.#subscribe();
    const facts = this.#arrivals.take(most);
    let gained = facts.length;
    while (gained > 0 && facts.length < most) {
      await nextTurn();
      if (this.#end !== undefined) return [];
      const more = this.#arrivals.take(most - facts.length);
      gained = more.length;
      facts.push(...more);
    }
    return facts;
  }

  #subscribe(): Arrivals {
    const { connection, prefixes } = this.#options;
    const fromPosition = this.#last === undefined ? START : logPositionOf(this.#last);
    const subscription = connection.client.subscribeToAll(
      { fromPosition, filter: streamNameFilter({ prefixes: [...prefixes], checkpointInterval: 1_000 }) },
      { highWaterMark: bufferedEvents },
    );
    return new Arrivals(subscription, () => this.#news.tell());
  }

  /** Waits before another subscription; rejects where another one would not help. */
  async #pauseAfter(error: unknown): Promise<void> {
    const { connection, backOff, onFeedOutage } = this.#options;
    if (this.#arrivals?.isCaughtUp === true) this.#failures = 0;
    this.#arrivals?.stop();
    this.#arrivals = undefined;
    const outage = outageOf(connection.endpoint, error);
    if (outage instanceof CredentialsRefused) throw outage;
    this.#failures += 1;
    const wait = waitAfter(this.#failures, backOff);
    onFeedOutage(outage, wait);
    this.#news.forget();
    if (this.#end !== undefined) return;
    const timer = setTimeout(() => this.#news.tell(), wait);
    await this.#news.come();
    clearTimeout(timer);
  }
}
