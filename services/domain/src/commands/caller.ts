import type { Actor, Id, Via } from '@chat/schema/events';

/** Who asks, as the transport has authenticated it, and what ties the facts to the request. */
export interface Caller {
  readonly actor: Actor;
  readonly via: Via;
  /** Absent where no session acts: set-up, registration, reactors, imports. */
  readonly sessionId?: Id;
  readonly correlationId: Id;
  readonly traceparent?: string;
}

/** A person in a session. */
export interface PersonCaller extends Caller {
  readonly sessionId: Id;
}
