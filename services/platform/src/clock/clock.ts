import type { Millis } from '@chat/schema/events';

/** The only source of time. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): Millis;
}

export const systemClock: Clock = { now: () => Date.now() };
