import { once } from 'node:events';
import type { Services } from '@chat/domain/commands';
import type { Log, ReadModelReports } from '@chat/platform';
import { projections } from '../allProjections.ts';
import { reactors } from '../allReactors.ts';
import { ProjectionRunner } from '../runner/projectionRunner.ts';
import type { RunnerPorts } from '../runner/runnerPorts.ts';
import { runReactors } from '../runner/runReactors.ts';
import { type HeldLease, type LeasedWorkOptions, leasedWork } from './leasedWork.ts';
import { reporting } from './reporting.ts';

export interface ProjectorParts {
  readonly services: Services;
  readonly reports: ReadModelReports;
  readonly log: Log;
  readonly acquire: LeasedWorkOptions['acquire'];
  /** Stores of its own for the holder of a lease: what they write is refused once there is a later epoch. */
  readonly openPorts: (epoch: number) => Promise<RunnerPorts & AsyncDisposable>;
}

const aborted = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort');
};

const foldUntil =
  ({ openPorts, reports, log }: ProjectorParts) =>
  async ({ epoch }: HeldLease, signal: AbortSignal): Promise<void> => {
    await using ports = await openPorts(epoch);
    const runner = new ProjectionRunner(ports, { projections });
    await using _reporting = reporting({ readModels: runner, reports, log });
    runner.start();
    await aborted(signal);
    await runner.stop();
  };

const reactUntil =
  ({ services, log }: ProjectorParts) =>
  async (_lease: HeldLease, signal: AbortSignal): Promise<void> => {
    const { store: eventStore, privateStore, logId } = services;
    const reacting = runReactors({ eventStore, privateStore, logId, log, deps: services }, reactors);
    await aborted(signal);
    await reacting.stop();
  };

/**
 * One of any number of processes that fold the read models and do what follows from facts: each of both is done by one of them at
 * a time, and taken over where that one is gone. What reactors append has ids derived from its cause, so that two who meet for a
 * moment append it once.
 */
export const startProjector = (parts: ProjectorParts): AsyncDisposable => {
  const { acquire, log } = parts;
  const works = [
    leasedWork({ name: 'projections', acquire, log, work: foldUntil(parts) }),
    leasedWork({ name: 'reactors', acquire, log, work: reactUntil(parts) }),
  ];
  return {
    [Symbol.asyncDispose]: async () => {
      await Promise.all(works.map((work) => work[Symbol.asyncDispose]()));
    },
  };
};
