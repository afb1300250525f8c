import { EventStoreUnavailable } from '../eventStore.ts';

/** Appends that may wait for their turn or their answer at once. */
const mostWaiting = 8_192;

/** Why the appends that wait behind one are not sent. */
type Outage = EventStoreUnavailable | undefined;

/**
 * Calls overtake each other on their way to the node, so the appends of one stream go one after the other, in their order.
 * Where the outcome of one is unknown, those that wait behind it are not sent: their revision rests on it, and each would wait
 * for an answer that does not come.
 */
export class AppendQueue {
  readonly #tails = new Map<string, Promise<Outage>>();
  #waiting = 0;

  /** Runs the append when those before it in the stream are done; one too many is refused with `EventStoreUnavailable`. */
  async run<Result>(stream: string, append: () => Promise<Result>): Promise<Result> {
    if (this.#waiting >= mostWaiting) throw new EventStoreUnavailable(`${mostWaiting} appends wait already, none more is taken`);
    this.#waiting += 1;
    const before = this.#tails.get(stream);
    const result = before === undefined ? append() : before.then((outage) => afterThat(outage, stream, append));
    const leave = (outage: Outage): Outage => {
      this.#waiting -= 1;
      if (this.#tails.get(stream) === tail) this.#tails.delete(stream);
      return outage;
    };
    const tail: Promise<Outage> = result.then(
      () => leave(undefined),
      (error) => leave(outageIn(error)),
    );
    this.#tails.set(stream, tail);
    return result;
  }

  /** Resolves when everything that was accepted has its answer. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}

const outageIn = (error: unknown): Outage => (error instanceof EventStoreUnavailable ? error : undefined);

const afterThat = <Result>(outage: Outage, stream: string, append: () => Promise<Result>): Promise<Result> => {
  if (outage === undefined) return append();
  throw new EventStoreUnavailable(`an append to ${stream} was not sent: one before it has failed`, { cause: outage });
};
