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

/** In the order of the names, as the canonical JSON of facts has them. */
const metaOf = (type: string, origin: FactOrigin): Meta => {
  const { caller, key, basis, at, occurredAt } = origin;
  return {
    actor: caller.actor,
    at,
    basis,
    causationId: key,
    correlationId: caller.correlationId,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    schemaVersion: definitionOf(type)?.schemaVersion ?? 1,
    ...(caller.sessionId === undefined ? {} : { sessionId: caller.sessionId }),
    ...(caller.traceparent === undefined ? {} : { traceparent: caller.traceparent }),
    via: caller.via,
  };
};

/** The envelope of a decided fact; its text is still plain. */
export const envelopeOf = (id: Id, draft: Draft, origin: FactOrigin): Envelope => ({
  id,
  type: draft.type,
  data: draft.data,
  meta: metaOf(draft.type, origin),
});
