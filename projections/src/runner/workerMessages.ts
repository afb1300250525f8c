import type { Environment, ProjectionsStatus, RebuildReport, RecentText } from '@chat/platform';
import type { Id } from '@chat/schema/events';

/** What a projection worker is started with. */
export interface WorkerStart {
  readonly environment: Environment;
  readonly logId: Id;
  /** URL of the module that exports `projections`. */
  readonly projections: string;
}

export type ToWorker =
  /** What was sealed since the last time, so that it need not be opened. */
  | { readonly kind: 'remember'; readonly texts: readonly RecentText[] }
  /** There are newer facts. */
  | { readonly kind: 'notify' }
  | { readonly kind: 'rebuild'; readonly request: number; readonly view: string }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'status'; readonly status: ProjectionsStatus }
  | { readonly kind: 'rebuilt'; readonly request: number; readonly report: RebuildReport }
  | { readonly kind: 'notRebuilt'; readonly request: number; readonly name: string; readonly message: string };
