import type { Run } from '../run.ts';

/** A bound that a figure must keep. */
export type Limit = { readonly atMost: number } | { readonly atLeast: number };

/** What a goal measured: one value a round, side by side with its yardstick. */
export interface Figure {
  readonly goal: string;
  readonly name: string;
  /** One a round; none where it was not measured. */
  readonly values: readonly number[];
  readonly gate: Limit;
  readonly aim: Limit;
  /** Which part of all cores others used meanwhile; absent where nothing was measured. */
  readonly others?: number;
  /** Why it was not measured, or what the ratio is made of. */
  readonly note?: string;
}

/** A goal of the performance page. */
export interface Goal {
  readonly name: string;
  readonly about: string;
  measure(run: Run): Promise<readonly Figure[]>;
}

export type Verdict = 'met' | 'not met' | 'not measured';
