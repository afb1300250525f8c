export { projections } from './allProjections.ts';
export { reactors } from './allReactors.ts';
export { type OwnPorts, openOwnPorts } from './compose.ts';
export { foldFacts } from './runner/foldFacts.ts';
export {
  defineProjection,
  type FactOfType,
  type Folded,
  type Handler,
  type Handlers,
  type Projection,
} from './runner/projection.ts';
export type { Reactor } from './runner/reactor.ts';
export type { RunnerOptions, RunnerPorts } from './runner/runnerPorts.ts';
export { type ReactorPorts, type ReactorStatus, type ReactorsHandle, runReactors } from './runner/runReactors.ts';
export { startProjectionsInProcess } from './runner/startProjectionsInProcess.ts';
export {
  ProjectionWorkerCrashed,
  type ProjectionWorkerHandle,
  type ProjectionWorkerOptions,
  startProjectionWorker,
} from './runner/startProjectionWorker.ts';
