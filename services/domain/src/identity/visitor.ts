import type { Id } from '@chat/schema/events';
import type { Caller } from '../commands/index.ts';

/** Somebody in front of the door: no session acts yet. */
export interface Visitor {
  readonly correlationId: Id;
  readonly traceparent?: string;
  /** The client's address, for limits alone. */
  readonly address: string;
  /** What the client calls itself, for the list of sessions. */
  readonly device: string;
}

/** A visitor who has shown to be this person. */
export const callerAs = (visitor: Visitor, userId: Id): Caller => ({
  actor: { id: userId, kind: 'USER' },
  via: 'WEB',
  correlationId: visitor.correlationId,
  ...(visitor.traceparent === undefined ? {} : { traceparent: visitor.traceparent }),
});
