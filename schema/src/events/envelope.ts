import type { TextlessOf } from './definition.ts';
import type { Count, Flag, Id, Millis } from './kinds.ts';

/** Who caused a fact. IMPORT: the id of the person who ran the import. SYSTEM: the `logId`. */
export interface Actor {
  readonly kind: 'USER' | 'BOT' | 'WEBHOOK' | 'SYSTEM' | 'IMPORT';
  readonly id: Id;
}

/** The way by which a command came in. */
export type Via = 'WEB' | 'BOT' | 'WEBHOOK' | 'AUTOMOD' | 'SYSTEM' | 'IMPORT';

/** The revision of a stream whose state a decision rests on; -1 where the stream did not exist. */
export type Basis = readonly [stream: string, revision: number];

export interface Meta {
  readonly actor: Actor;
  readonly via: Via;
  /** Absent where no session acted. */
  readonly sessionId?: Id;
  /** When it was recorded; never below the `at` of the fact before it in the stream. */
  readonly at: Millis;
  /** When it happened, on imports only. */
  readonly occurredAt?: Millis;
  readonly basis: readonly Basis[];
  /** Shared by everything that one request set off. */
  readonly correlationId: Id;
  /** The fact or command key that caused this one. */
  readonly causationId: Id;
  /** W3C trace context of the request, where it had one. */
  readonly traceparent?: string;
  readonly schemaVersion: Count;
  /** True: a reader that does not know the type may skip it. */
  readonly ignorable?: Flag;
}

/** What a fact is before the log gives it a place. Its canonical JSON (RFC 8785) is what is stored and hashed. */
export interface Envelope<F extends { readonly type: string; readonly data: unknown } = { type: string; data: unknown }> {
  readonly id: Id;
  readonly type: F['type'];
  readonly data: F['data'];
  readonly meta: Meta;
}

/** A place in the log. String order is log order; nothing else may be read from it. */
export type Position = string;

/** Where a fact stands. */
export interface Place {
  readonly stream: string;
  /** From 0; in a channel `seq` = revision + 1. */
  readonly revision: number;
  readonly position: Position;
}

/** A fact as a decider's state folds it: no text and no position, which a fact of the same batch does not have yet. */
export type Folded<F> = TextlessOf<F> & { readonly id: Id; readonly meta: Meta; readonly revision: number };

/** A fact of the log. Distributes over unions, so that a switch over `type` narrows `data`. */
export type Recorded<F> = F extends { readonly type: string; readonly data: unknown }
  ? F & Omit<Envelope, 'type' | 'data'> & Place
  : never;
