import type { Problem } from '../shared/problem.ts';
import type { Kept, Unsent } from './outbox.ts';

/** Where unsent messages are kept, over reloads and for all tabs of an account. */
export interface OutboxStore {
  /** In their order. */
  all(): Promise<readonly Kept[]>;
  /** Puts it behind all that are there. It is kept when this resolves. */
  add(unsent: Unsent): Promise<Kept>;
  /** Nothing happens where it is gone. */
  replace(kept: Kept): Promise<void>;
  remove(order: number): Promise<void>;
}

/** What an outbox needs. */
export interface OutboxPorts {
  readonly store: OutboxStore;
  /** Rejects with what `problemOf` understands. */
  readonly send: (unsent: Unsent) => Promise<void>;
  readonly problemOf: (error: unknown) => Problem;
  /** Runs `work` while no other tab runs work of that name. */
  readonly exclusively: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Tells the other tabs that something has changed. */
  readonly tell: () => void;
  /** Milliseconds. It may end early, when the network is back. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** At least 0 and below 1: many clients come back in the same moment, and must not all ask then. */
  readonly chance: () => number;
}
