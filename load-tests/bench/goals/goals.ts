import type { Goal } from '../measure/goal.ts';
import { p6Store } from './p6Store.ts';
import { p8 } from './p8Replay.ts';

/** In the order of the performance page. P4, P11 and P12 need what this repository does not have yet. */
export const goals: readonly Goal[] = [p6Store, p8];
