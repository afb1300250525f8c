import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import argon2 from 'argon2';
import type { Clock } from '../clock/clock.ts';
import { createPasswordQueue } from './passwordQueue.ts';
import { lowerPoolPriority } from './poolPriority.ts';

/**
 * Hashes of passwords, for the private store only. All work runs off the event loop through one bounded queue in the order of
 * arrival; where it is full, `PasswordQueueFull` says when to come again. A password is compared in Unicode's NFKC form, so
 * that keyboards which compose characters differently agree; neither length nor quality is judged here.
 */
export interface PasswordHasher {
  /** An argon2id hash in PHC form with a random salt. */
  hash(password: string): Promise<string>;
  /**
   * Whether the password fits. `undefined` stands for an unknown account: the answer is `false` after the same work, so that
   * time does not tell which accounts exist. A text that is no PHC hash throws.
   */
  verify(hash: string | undefined, password: string): Promise<boolean>;
  /** Whether the hash was made with other parameters than today's: hash anew after a log-in that succeeded. */
  needsRehash(hash: string): boolean;
}

/** Work of one hash: kibibytes of memory, passes, lanes. */
export interface PasswordWork {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** What OWASP recommends for argon2id (Password Storage Cheat Sheet); about 30 ms on a core. */
export const passwordWork: PasswordWork = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// argon2 runs on libuv's pool of four threads, which files and DNS need as well.
const mostSlots = 3;

/** How many hashes run at once: one core is left to the event loop, and one thread of libuv's pool to files. At least 1. */
export const passwordSlots = (cores: number): number => Math.max(1, Math.min(cores - 1, mostSlots));

export interface PasswordHasherOptions {
  readonly work?: PasswordWork;
  readonly slots?: number;
  /** How many may wait for a slot; 64 where absent, about two seconds of work a slot. */
  readonly waiting?: number;
  readonly clock?: Clock;
}

const base64 = (bytes: number): string => randomBytes(bytes).toString('base64').replaceAll('=', '');

/** A hash that no password fits, and that takes as long to try as a real one: its digest is random. */
const unknownAccount = ({ memoryCost, timeCost, parallelism }: PasswordWork): string =>
  `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${base64(16)}$${base64(32)}`;

const normalised = (password: string): string => password.normalize('NFKC');

/** See `PasswordHasher`. One a process: the bound on memory and cores holds for each of them alone. */
export const createPasswordHasher = (options: PasswordHasherOptions = {}): PasswordHasher => {
  const { work = passwordWork, slots = passwordSlots(availableParallelism()), waiting = 64 } = options;
  const queue = createPasswordQueue({ slots, waiting, ...(options.clock && { clock: options.clock }) });
  const stranger = unknownAccount(work);
  let isPoolLow = false;
  const run = <Value>(hashing: () => Promise<Value>): Promise<Value> =>
    queue.run(() => {
      const value = hashing();
      // The threads are made for the first work that they get.
      if (!isPoolLow) isPoolLow = lowerPoolPriority() > 0;
      return value;
    });
  return {
    hash: (password) => run(() => argon2.hash(normalised(password), { type: argon2.argon2id, ...work })),
    verify: (hash, password) => run(() => argon2.verify(hash ?? stranger, normalised(password))),
    needsRehash: (hash) => !hash.startsWith('$argon2id$') || argon2.needsRehash(hash, { ...work }),
  };
};
