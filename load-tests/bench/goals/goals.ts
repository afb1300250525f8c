import type { Goal } from '../measure/goal.ts';
import { p1 } from './p1FanOut.ts';
import { p2 } from './p2Throughput.ts';
import { p3 } from './p3Stock.ts';
import { p5 } from './p5Latency.ts';
import { p6Store } from './p6Store.ts';
import { p6WholePath } from './p6WholePath.ts';
import { p7 } from './p7History.ts';
import { p8, p8Growth } from './p8Replay.ts';
import { p8Start } from './p8Start.ts';
import { p9 } from './p9Memory.ts';
import { p10 } from './p10Logins.ts';
import { p13 } from './p13Import.ts';
import { p14 } from './p14EventLoop.ts';

/** In the order of the performance page. P4, P11 and P12 need what this repository does not have yet. */
export const goals: readonly Goal[] = [p1, p2, p3, p5, p6Store, p6WholePath, p7, p8, p8Growth, p8Start, p9, p10, p13, p14];
