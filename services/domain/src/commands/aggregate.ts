import type { EventStore, StoredFact } from '@chat/platform';
import type { Id, Millis, Position } from '@chat/schema/events';
import type { FoldedFact, Staged, StreamModel } from './streamModel.ts';

/** A state that is folded from its whole stream: accounts, guilds, memberships, reservations, invites. */
export interface Aggregate<State, F extends { readonly type: string } = FoldedFact> {
  readonly initial: State;
  readonly evolve: (state: State, fact: F) => State;
}

/** A state and the revision that it rests on, for `basis`. */
export interface Loaded<State> {
  readonly stream: string;
  readonly revision: number;
  readonly state: State;
}

interface Version<State> {
  readonly state: State;
  readonly revision: number;
  readonly lastAt: Millis;
}

const page = 1_000;

/** The model of a stream short enough to be folded whole. */
export class AggregateModel<State> implements StreamModel<State, unknown> {
  readonly stream: string;
  readonly #store: EventStore;
  readonly #aggregate: Aggregate<State>;
  readonly #revisions = new Map<Id, number>();
  #committed: Version<State>;
  #staged: Version<State> | undefined;
  #stagedFacts: Staged[] = [];
  #nextRead: Promise<undefined> | undefined;

  constructor(stream: string, aggregate: Aggregate<State>, store: EventStore) {
    this.stream = stream;
    this.#aggregate = aggregate;
    this.#store = store;
    this.#committed = { state: aggregate.initial, revision: -1, lastAt: 0 };
  }

  get revision(): number {
    return this.#committed.revision;
  }

  get lastAt(): Millis {
    return this.#committed.lastAt;
  }

  get loaded(): Loaded<State> {
    return { stream: this.stream, revision: this.#committed.revision, state: this.#committed.state };
  }

  async prepare(): Promise<void> {
    // The state is the whole stream, folded: no read model takes part.
  }

  /** Callers that come before the read begins share it; a later one starts the next, or it could miss what it must see. */
  refresh(): Promise<undefined> {
    this.#nextRead ??= Promise.resolve().then(() => {
      this.#nextRead = undefined;
      return this.#readTail();
    });
    return this.#nextRead;
  }

  state(): State {
    return (this.#staged ?? this.#committed).state;
  }

  revisionOf(factId: Id): number | undefined {
    return this.#revisions.get(factId) ?? this.#stagedFacts.find((fact) => fact.id === factId)?.revision;
  }

  stage(facts: readonly Staged[]): void {
    this.#staged = facts.reduce((version, fact) => this.#next(version, fact), this.#staged ?? this.#committed);
    this.#stagedFacts.push(...facts);
  }

  settle(positions: readonly Position[]): void {
    if (positions.length !== this.#stagedFacts.length) throw new RangeError('one position for each staged fact');
    for (const fact of this.#stagedFacts) this.#commit(fact);
    this.discard();
  }

  discard(): void {
    this.#staged = undefined;
    this.#stagedFacts = [];
  }

  async #readTail(): Promise<undefined> {
    let facts: readonly StoredFact[];
    do {
      facts = await this.#store.read(this.stream, { from: this.#committed.revision + 1, limit: page });
      for (const fact of facts) this.#commit(fact);
    } while (facts.length === page);
    return undefined;
  }

  #commit(fact: Staged): void {
    // A tail read and the answer of an append may both bring the same fact.
    if (fact.revision <= this.#committed.revision) return;
    this.#committed = this.#next(this.#committed, fact);
    this.#revisions.set(fact.id, fact.revision);
  }

  #next(version: Version<State>, fact: Staged): Version<State> {
    return {
      // A stream holds only the facts of its prefix: `checkFact` refused every other one before it was stored.
      state: this.#aggregate.evolve(version.state, fact as unknown as FoldedFact),
      revision: fact.revision,
      lastAt: fact.meta.at,
    };
  }
}
