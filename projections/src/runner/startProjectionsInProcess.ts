import type { ReadModels } from '@chat/platform';
import { ProjectionRunner } from './projectionRunner.ts';
import type { RunnerOptions, RunnerPorts } from './runnerPorts.ts';

/** Runs projections on the calling thread, over stores that stay the caller's own. */
export const startProjectionsInProcess = (ports: RunnerPorts, options: RunnerOptions): ReadModels => {
  const runner = new ProjectionRunner(ports, options);
  runner.start();
  return runner;
};
