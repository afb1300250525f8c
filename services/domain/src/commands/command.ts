import type { TextOwners } from '@chat/platform';
import type { Basis, Id, KeyedHash, Millis, Opened, Position, Sealed } from '@chat/schema/events';
import type { Refusal } from '../errors/index.ts';
import type { Caller } from './caller.ts';
import type { Decision } from './decision.ts';
import type { StreamModel } from './streamModel.ts';

/** What a handler looked up before it decides: read anew for every attempt. */
export interface Gathered<Looked, Documents> {
  readonly looked: Looked;
  /** What the model needs besides its stream; `undefined` for aggregates. */
  readonly documents: Documents;
  /** Every other state that the decision rests on. */
  readonly basis: readonly Basis[];
  readonly owners: TextOwners;
}

/** The id of the n-th fact that this decision appends, for decisions that name what they create. */
export type FactIds = (ordinal: number) => Id;

/** One command on one stream. */
export interface Command<State, Documents, Looked> {
  /** Its name in the API, part of every id it derives: for ever. */
  readonly name: string;
  /** A UUIDv7 of the caller's: the same key does the same thing once. */
  readonly key: Id;
  /** The target scope of the key: the channel for a send, otherwise the parent's id (or keyed hash). */
  readonly scope: Id | KeyedHash;
  readonly caller: Caller;
  readonly model: StreamModel<State, Documents>;
  /** The ordinal of its first fact, for a step of a saga over several streams; 0 where absent. Ordinals count over all of them. */
  readonly firstOrdinal?: number;
  /** When the fact with this ordinal happened: imports only. */
  readonly occurredAt?: (ordinal: number) => Millis;
  /** `ownId`: the id of its first fact. */
  readonly gather: (ownId: Id) => Promise<Gathered<Looked, Documents> | Refusal>;
  readonly decide: (state: State, looked: Looked, ids: FactIds, at: Millis) => Decision;
  /** The sealed `text` of the fact with this ordinal, where it was sealed before the decision to say it. */
  readonly sealed?: (ordinal: number) => Sealed | undefined;
  /**
   * Whether facts found under this command's key say what it says, for a retry; absent where the key alone says it all.
   * Not asked where a text is shredded.
   */
  readonly repeats?: (original: readonly Opened[]) => boolean;
}

/** What a command did, or had done when it was first sent. */
export interface Done {
  /** Text opened; empty where there was nothing to change. */
  readonly facts: readonly Opened[];
  /** An upper bound for `minPosition`: a view at this position shows what the command did. */
  readonly position: Position;
  /** True where an earlier attempt had done it, or may have: `facts` are then those of the log. */
  readonly repeated: boolean;
}

export type Answer = Done | Refusal;
