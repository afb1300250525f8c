import type { LogLevel } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { RebuildReport } from './rebuildView.ts';
import type { ProjectionsStatus } from './status.ts';

/** What a projection worker is started with. */
export interface WorkerStart {
  readonly directory: string;
  readonly logId: Id;
  readonly logLevel: LogLevel;
  /** Milliseconds between two looks for newer facts that nobody waits for: what came in between is one batch. */
  readonly lookEvery: number;
  /** URL of the module that exports `projections`. */
  readonly projections: string;
}

export type ToWorker =
  | { readonly kind: 'notify' }
  | { readonly kind: 'rebuild'; readonly request: number; readonly view: string }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'status'; readonly status: ProjectionsStatus }
  | { readonly kind: 'rebuilt'; readonly request: number; readonly report: RebuildReport }
  | { readonly kind: 'notRebuilt'; readonly request: number; readonly name: string; readonly message: string };
