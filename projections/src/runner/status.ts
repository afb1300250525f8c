import type { Clock, ProjectionsStatus, StoredFact, ViewStatus } from '@chat/platform';
import type { Millis, Position } from '@chat/schema/events';
import { isBefore, type ViewState } from './viewState.ts';

/** What status is made of. */
export interface Standing {
  readonly views: readonly ViewState[];
  readonly head: StoredFact | undefined;
  /** The oldest fact that was read and is not folded yet. */
  readonly next: StoredFact | undefined;
  readonly rebuilding: readonly string[];
  readonly isStopped: boolean;
  readonly failure: Error | undefined;
}

/** How many facts lie after `after`, up to and with `to`. */
export type FactsBetween = (after: Position | undefined, to: Position) => number;

export const behindAfterFacts = 20_000;

const lagMillisOf = ({ head, next }: Standing, clock: Clock): Millis => {
  const oldest = Math.min(head?.meta.at ?? Number.POSITIVE_INFINITY, next?.meta.at ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(oldest) ? Math.max(0, clock.now() - oldest) : 0;
};

const statusOfView = (view: ViewState, standing: Standing, { clock, factsBetween }: StatusPorts): ViewStatus => {
  const { head, isStopped } = standing;
  const isBehind = isBefore(view.position, head?.position);
  const lagFacts = isBehind && head !== undefined ? factsBetween(view.position, head.position) : 0;
  const moving = lagFacts > behindAfterFacts ? 'behind' : 'running';
  return {
    view: view.projection.view.name,
    ...(view.position !== undefined && { position: view.position }),
    lagFacts,
    lagMillis: isBehind ? lagMillisOf(standing, clock) : 0,
    parked: view.parked.size,
    state: isStopped ? 'stopped' : moving,
  };
};

export interface StatusPorts {
  readonly clock: Clock;
  readonly factsBetween: FactsBetween;
}

/** The status of views where they stand now. */
export const statusOf = (standing: Standing, ports: StatusPorts): ProjectionsStatus => {
  const views = standing.views.map((view) => statusOfView(view, standing, ports));
  const { failure, rebuilding } = standing;
  return {
    views,
    degraded: views.some((view) => view.parked > 0 || view.state === 'stopped'),
    rebuilding,
    ...(failure !== undefined && { failure: { name: failure.name, message: failure.message } }),
  };
};
