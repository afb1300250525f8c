import type { EventReader, Log, ProjectionsStatus } from '@chat/platform';
import type { BackOff } from './backOff.ts';
import type { BatchSizes } from './feedBatches.ts';
import type { BatchPorts } from './projectBatch.ts';
import type { Projection } from './projection.ts';
import type { StatusPorts } from './status.ts';

export interface RunnerPorts extends BatchPorts, StatusPorts {
  readonly eventStore: Pick<EventReader, 'feed' | 'head'>;
  readonly log: Log;
}

export interface RunnerOptions {
  readonly projections: readonly Projection[];
  readonly sizes?: BatchSizes;
  /** Called after each batch, at each failure, and once a second. */
  readonly onStatus?: (status: ProjectionsStatus) => void;
  readonly backOff?: BackOff;
}
