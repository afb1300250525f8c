import type { AllStreamResolvedEvent, AllStreamSubscription } from '@eventstore/db-client';
import type { StoredFact } from '../eventStore.ts';
import { factOf } from './esdbFacts.ts';

/** Events that the client takes from the node before somebody reads them; it holds at most about twice as many. */
export const bufferedEvents = 256;

/** A subscription of the client, taken in batches of what has arrived. It holds a bounded buffer. */
export class Arrivals {
  readonly #subscription: AllStreamSubscription;
  readonly #wake: () => void;
  #failure: { readonly error: unknown } | undefined;
  #isOver = false;
  #isCaughtUp = false;

  /** `wake` is called when there is something new: events, the end, a failure. */
  constructor(subscription: AllStreamSubscription, wake: () => void) {
    this.#subscription = subscription;
    this.#wake = wake;
    subscription.on('readable', wake);
    subscription.on('end', () => this.#fail(new Error('the node ended the subscription')));
    subscription.on('caughtUp', () => {
      this.#isCaughtUp = true;
    });
    // For as long as the stream lives: it may fail after it was left, too.
    subscription.on('error', (error: Error) => this.#fail(error));
  }

  /** Why nothing more comes. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  /** The node has said that there is nothing newer. */
  get isCaughtUp(): boolean {
    return this.#isCaughtUp;
  }

  /** What has arrived, at most so many. */
  take(limit: number): StoredFact[] {
    const facts: StoredFact[] = [];
    while (facts.length < limit) {
      const resolved: AllStreamResolvedEvent | null = this.#subscription.read();
      if (resolved === null) break;
      if (resolved.event !== undefined) facts.push(factOf(resolved.event));
    }
    return facts;
  }

  /** Ends the subscription at the node. Nothing arrives any more. */
  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#subscription.destroy();
    // Where there never was a connection there is nothing to end.
    this.#subscription.unsubscribe().catch(() => undefined);
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    if (!this.#isOver) this.#wake();
  }
}
