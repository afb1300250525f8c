import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { defineProjection } from '../projection.ts';
import type { WorkerStart } from '../workerMessages.ts';
import { tallies, talliesView } from './toyProjections.ts';

const { environment } = workerData as WorkerStart; // only workers load this module
const crashed = join(environment.dataDirectory, 'crashed');

/** Ends its thread at the first pin that it ever sees, in the middle of a batch. */
export const projections = [
  defineProjection(talliesView, {
    ...tallies.on,
    MessagePinned: {
      touches: (fact) => [fact.stream],
      evolve: (document) => {
        if (existsSync(crashed)) return document;
        writeFileSync(crashed, '');
        process.exit(7);
      },
    },
  }),
];
