import type { Millis, Position } from '@chat/schema/events';

/** How one read model stands. */
export interface ViewStatus {
  readonly view: string;
  /** Absent where no fact was folded yet. */
  readonly position?: Position;
  /** Facts between the view and the newest known fact of the log. */
  readonly lagFacts: number;
  /** How long the oldest fact that the view lacks has been in the log; 0 where it lacks none. */
  readonly lagMillis: Millis;
  readonly parked: number;
  /** `behind`: more than 20,000 facts. `stopped`: nothing is folded at present. */
  readonly state: 'running' | 'behind' | 'stopped';
}

/** How all of them stand. */
export interface ProjectionsStatus {
  readonly views: readonly ViewStatus[];
  /** Something is parked or stopped. */
  readonly degraded: boolean;
  /** Views that are being built anew. */
  readonly rebuilding: readonly string[];
  /** Why nothing is folded at present. */
  readonly failure?: { readonly name: string; readonly message: string };
}

/** What two builds of a view have in common. */
export interface Comparison {
  /** Documents of the live view and of the rebuilt one. */
  readonly documents: { readonly live: number; readonly rebuilt: number };
  readonly buckets: { readonly equal: number; readonly different: number };
  /** Ids of the documents that differ or stand on one side only; the first 1,000. */
  readonly differentIds: readonly string[];
}

/** What a rebuild found. */
export interface RebuildReport extends Comparison {
  readonly view: string;
  /** The common position at which the rebuilt view took the live one's place. */
  readonly position: Position | undefined;
  /** Documents that could not be folded this time either. */
  readonly parked: number;
}

/** The read models as a process sees them, wherever they are folded: on a thread of its own, or in another process. */
export interface ReadModels {
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
