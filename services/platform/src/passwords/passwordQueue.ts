import type { Millis } from '@chat/schema/events';
import { type Clock, systemClock } from '../clock/clock.ts';

/** More callers wait for a password than the queue holds. Nothing was computed; try again after `retryAfter` milliseconds. */
export class PasswordQueueFull extends Error {
  override readonly name = 'PasswordQueueFull';
  readonly retryAfter: Millis;
  constructor(retryAfter: Millis) {
    super(`the password queue is full, try again in ${retryAfter} ms`);
    this.retryAfter = retryAfter;
  }
}

export interface PasswordQueueOptions {
  /** How many run at once. */
  readonly slots: number;
  /** How many may wait; one more is `PasswordQueueFull`. */
  readonly waiting: number;
  readonly clock?: Clock;
}

/** Runs work in the order of arrival, `slots` at a time. */
export interface PasswordQueue {
  /** What the work answers or throws. Where the queue is full: `PasswordQueueFull`, and the work never starts. */
  run<Value>(work: () => Promise<Value>): Promise<Value>;
}

// Before anything was measured; argon2id with our parameters takes 20 to 60 ms on a core.
const assumedDuration = 50;
const weightOfNewest = 0.2;

/** See `PasswordQueue`. `retryAfter` estimates from the measured durations when the queue of now will have been worked off. */
export const createPasswordQueue = ({ slots, waiting, clock = systemClock }: PasswordQueueOptions): PasswordQueue => {
  const queue: (() => void)[] = [];
  let running = 0;
  let duration = assumedDuration;
  const enter = (): Promise<void> => {
    if (running < slots) {
      running += 1;
      return Promise.resolve();
    }
    if (queue.length >= waiting) {
      return Promise.reject(new PasswordQueueFull(Math.ceil(((queue.length + running) / slots) * duration)));
    }
    return new Promise((resolve) => queue.push(resolve));
  };
  const leave = (): void => {
    const next = queue.shift();
    // The slot passes on without a moment in which a newcomer could overtake.
    if (next) next();
    else running -= 1;
  };
  return {
    run: async (work) => {
      await enter();
      const started = clock.now();
      try {
        return await work();
      } finally {
        duration += weightOfNewest * (Math.max(0, clock.now() - started) - duration);
        leave();
      }
    },
  };
};
