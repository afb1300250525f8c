import type { ProjectionsStatus } from '@chat/platform';
import type { Readiness } from '../server/health.ts';

const sentence = ({ views, degraded, failure }: ProjectionsStatus): string => {
  if (failure !== undefined) return failure.message;
  const late = views.filter((view) => view.state !== 'running').map((view) => view.view);
  if (late.length > 0) return `behind: ${late.join(', ')}`;
  const parked = views.filter((view) => view.parked > 0).map((view) => view.view);
  return degraded ? `degraded: ${parked.join(', ')}` : 'ok';
};

/** Whether the product can do its work: not before its views follow the log, and no more once it stops. */
export const readinessOf = (projections: ProjectionsStatus, isStopping: boolean): Readiness => ({
  ready: !isStopping && projections.views.length > 0 && projections.views.every(({ state }) => state === 'running'),
  parts: { server: isStopping ? 'stopping' : 'ok', log: 'ok', projections: sentence(projections) },
});
