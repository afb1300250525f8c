import type { Envelope, Fact, Folded, Id, Millis, Position } from '@chat/schema/events';
import type { Refusal } from '../errors/index.ts';

/** A fact that a batch is about to append: it has its id and revision, and no position yet. */
export type Staged = Envelope & { readonly stream: string; readonly revision: number };

/** A fact as states fold it. */
export type FoldedFact = Folded<Fact>;

/**
 * What a node knows of one stream. One queue writes through it; anyone may read its committed state. `refresh` reads the
 * tail, so that what follows rests on everything that was acknowledged anywhere before it was called.
 */
export interface StreamModel<State, Documents> {
  readonly stream: string;
  /** Revision of the last committed fact; -1 where there is none. */
  readonly revision: number;
  /** `at` of the last committed fact; 0 where there is none. */
  readonly lastAt: Millis;
  /** Called before documents are read for a batch: whatever it knows of the read models is not newer than those documents. */
  prepare(): Promise<void>;
  /** Reads the tail. Refused where the stream cannot be known now. */
  refresh(): Promise<Refusal | undefined>;
  /** The state including staged facts, resting on `documents` where the stream alone is too long to fold. */
  state(documents: Documents): State;
  /** Revision at which a fact of this stream stands, staged ones included. */
  revisionOf(factId: Id, documents: Documents): number | undefined;
  /** Adds the facts of one command to the state of the batch under way: all of them, or none where a fold throws. */
  stage(facts: readonly Staged[]): void;
  /** The staged facts stand in the log at these positions. */
  settle(positions: readonly Position[]): void;
  /** The staged facts do not. */
  discard(): void;
}
