import { parentPort, workerData } from 'node:worker_threads';
import { openOwnPorts } from './compose.ts';
import { serveProjections } from './runner/serveProjections.ts';
import type { WorkerStart } from './runner/workerMessages.ts';

if (parentPort === null) throw new Error('this module runs in a worker thread');
const start = workerData as WorkerStart; // from startProjectionWorker
await serveProjections(parentPort, start, await openOwnPorts(start));
