import { type Basis, type Draft, definitionOf, type Envelope, type Id, type Meta, type Millis } from '@chat/schema/events';
import type { Caller } from './caller.ts';

/** What the facts of one command share. */
export interface FactOrigin {
  readonly caller: Caller;
  readonly key: Id;
  readonly basis: readonly Basis[];
  readonly at: Millis;
  readonly occurredAt: Millis | undefined;
}

const metaOf = (type: string, origin: FactOrigin): Meta => {
  const { caller, key, basis, at, occurredAt } = origin;
  return {
    actor: caller.actor,
    via: caller.via,
    ...(caller.sessionId === undefined ? {} : { sessionId: caller.sessionId }),
    at,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    basis,
    correlationId: caller.correlationId,
    causationId: key,
    ...(caller.traceparent === undefined ? {} : { traceparent: caller.traceparent }),
    schemaVersion: definitionOf(type)?.schemaVersion ?? 1,
  };
};

/** The envelope of a decided fact; its text is still plain. */
export const envelopeOf = (id: Id, draft: Draft, origin: FactOrigin): Envelope => ({
  id,
  type: draft.type,
  data: draft.data,
  meta: metaOf(draft.type, origin),
});
