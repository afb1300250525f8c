import type { Millis } from '@chat/schema/events';
import type { Clock } from '../clock/clock.ts';

/** A clock that a test moves. */
export interface ManualClock extends Clock {
  /** Moves on by so many milliseconds; a negative number steps back, as a corrected system clock does. */
  advance(by: Millis): void;
  set(to: Millis): void;
}

/** Stands still at `start` (2026-01-01T00:00Z where absent) until it is moved. */
export const manualClock = (start: Millis = Date.UTC(2026, 0, 1)): ManualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (by) => {
      now += by;
    },
    set: (to) => {
      now = to;
    },
  };
};
