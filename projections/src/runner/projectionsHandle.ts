import type { Position } from '@chat/schema/events';
import type { RebuildReport } from './rebuildView.ts';
import type { ProjectionsStatus } from './status.ts';

/** The projections as the rest of a process sees them, on whichever thread they run. */
export interface ProjectionsHandle {
  /** True once these views stand at or after the position; false where that takes longer, or where the projections stop. */
  waitFor(position: Position, views: readonly string[], timeoutMs: number): Promise<boolean>;
  /** The newest fact that this process is known to have committed since the start; what is folded may be older. */
  newest(): Position | undefined;
  /** As last reported; at most about a second old. */
  status(): ProjectionsStatus;
  /** Builds a view anew beside the live one. Rejects, and leaves the live view as it stood, where it cannot be done. */
  rebuild(view: string): Promise<RebuildReport>;
  /** Finishes the batch at hand, with its checkpoint. Repeating it changes nothing. */
  stop(): Promise<void>;
}
