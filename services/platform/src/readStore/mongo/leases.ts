import type { Checkpoint } from '../readStore.ts';

/** A checkpoint written under a lease. */
export interface LeasedCheckpoint extends Checkpoint {
  /** The lease's epoch, from 1; every new holder has a higher one. Absent means 0: written without leases. */
  readonly epoch?: number;
}
