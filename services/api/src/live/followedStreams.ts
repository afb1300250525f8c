import type { Aggregate, Aggregates } from '@chat/domain/commands';
import type { StoredFact } from '@chat/platform';

/** A state that follows its stream as the hub reads the log. */
export interface Followed<State> {
  readonly stream: string;
  /** At the hub's place in the log, or a little further. */
  readonly state: State;
}

class FollowedStream implements Followed<unknown> {
  readonly stream: string;
  readonly ready: Promise<void>;
  readonly #aggregate: Aggregate<unknown>;
  followers = 0;
  state: unknown;
  #revision = -1;
  /** Facts that came while the state was being loaded. */
  #waiting: StoredFact[] | undefined = [];

  constructor(stream: string, aggregate: Aggregate<unknown>, aggregates: Aggregates) {
    this.stream = stream;
    this.#aggregate = aggregate;
    this.state = aggregate.initial;
    this.ready = aggregates.load(stream, aggregate).then(({ state, revision }) => {
      this.state = state;
      this.#revision = revision;
      const waiting = this.#waiting ?? [];
      this.#waiting = undefined;
      for (const fact of waiting) this.apply(fact);
    });
  }

  apply(fact: StoredFact): void {
    if (this.#waiting !== undefined) this.#waiting.push(fact);
    else if (fact.revision > this.#revision) {
      this.#revision = fact.revision;
      // A stream holds only the facts of its prefix: `checkFact` refused every other one before it was stored.
      this.state = this.#aggregate.evolve(this.state, fact as never);
    }
  }
}

/** The states of the streams that somebody follows, each loaded once and then folded fact by fact. */
export class FollowedStreams {
  readonly #aggregates: Aggregates;
  readonly #streams = new Map<string, FollowedStream>();

  constructor(aggregates: Aggregates) {
    this.#aggregates = aggregates;
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Registered at once, so that no fact is missed; the state is there when it resolves. Each `follow` needs an `unfollow`. */
  async follow<State, F extends { readonly type: string }>(
    stream: string,
    aggregate: Aggregate<State, F>,
  ): Promise<Followed<State>> {
    // The prefix of a stream's name decides its aggregate, so one name never has two state types.
    const followed =
      this.#streams.get(stream) ?? new FollowedStream(stream, aggregate as unknown as Aggregate<unknown>, this.#aggregates);
    this.#streams.set(stream, followed);
    followed.followers += 1;
    try {
      await followed.ready;
    } catch (error) {
      this.unfollow(followed);
      throw error;
    }
    return followed as unknown as Followed<State>;
  }

  unfollow({ stream }: { readonly stream: string }): void {
    const followed = this.#streams.get(stream);
    if (followed === undefined) return;
    followed.followers -= 1;
    if (followed.followers <= 0) this.#streams.delete(stream);
  }

  /** Called for every fact of the log, in order. */
  apply(fact: StoredFact): void {
    this.#streams.get(fact.stream)?.apply(fact);
  }
}
