import type { Environment } from '../env/environment.ts';
import type { Log } from '../log/log.ts';
import type { Metrics } from './metrics.ts';
import { type MetricsServer, serveMetrics } from './serveMetrics.ts';

export interface RunningMetrics extends AsyncDisposable {
  readonly metrics: Metrics;
  readonly server: MetricsServer;
}

/** Measures and serves what was measured where `METRICS_PORT` asks for it; elsewhere nothing of it is even loaded. */
export const startMetrics = async (
  { host, metricsPort }: Pick<Environment, 'host' | 'metricsPort'>,
  log: Log,
): Promise<RunningMetrics | undefined> => {
  if (metricsPort === undefined) return undefined;
  const { prometheusMetrics } = await import('./metrics.ts');
  const metrics = prometheusMetrics();
  const server = await serveMetrics(metrics, { host, port: metricsPort, log });
  log.info('metrics are served', { host, port: server.port });
  return { metrics, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
};
