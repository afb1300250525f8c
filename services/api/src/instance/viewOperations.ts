import type { Count, Position } from '@chat/schema/events';

/** How one read model does. */
export interface ViewCondition {
  readonly name: string;
  readonly state: 'RUNNING' | 'BEHIND' | 'STOPPED';
  readonly lagFacts: Count;
  readonly parked: Count;
}

/** What a rebuild found. */
export interface RebuiltView {
  readonly position: Position;
  readonly documentsBefore: Count;
  readonly documents: Count;
  readonly differentIds: readonly string[];
  readonly parked: Count;
}

/** What an operator does with read models: whoever composes the server says how. */
export interface ViewOperations {
  conditions(): readonly ViewCondition[];
  /** Rejects, with the live view as it stood, where it cannot be done now. */
  rebuild(name: string): Promise<RebuiltView>;
}
