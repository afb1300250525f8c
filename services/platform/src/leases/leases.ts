import type { Count } from '@chat/schema/events';

/** The right to do a piece of work, for as long as it is held. */
export interface Lease {
  /**
   * Rises strictly with each new holder of the name, also over restarts. Whatever the work writes carries it, and a write below the
   * highest epoch seen is refused: a process that stood still cannot know at that moment that another has gone on.
   */
  readonly epoch: Count;
  /** False as soon as another may hold it. Ask right before what must not be done twice. */
  readonly isHeld: boolean;
  /** Aborted when the lease is not held any more, whatever the reason, `release` included. */
  readonly lost: AbortSignal;
  /** Lets the next one have it at once. Repeating it changes nothing, nor does releasing what was lost. Never rejects. */
  release(): Promise<void>;
}

/** Shares work between processes: of all who ask for a name one holds it at a time. */
export interface Leases {
  /**
   * Waits until the name is free, for ever if need be, also while the adapter cannot be reached; rejects with the reason of the signal
   * when that is aborted, and with `LeasesClosed` after `close`. Who asks twice waits for themselves. The holder is a word for
   * people who look: it gives no right.
   */
  acquire(name: string, holder: string, signal?: AbortSignal): Promise<Lease>;
  /** Releases what is held and ends all waiting. */
  close(): Promise<void>;
}

/** Another may hold the lease now, or it could not be renewed in time; or a store has seen what a later holder wrote. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The lease was given back. */
export class LeaseReleased extends Error {
  override readonly name = 'LeaseReleased';
}

/** Nobody can hold leases here any more. */
export class LeasesClosed extends Error {
  override readonly name = 'LeasesClosed';
}
