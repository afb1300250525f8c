import { authenticateWith, buildApiSchema, createServer, handlersOn, type Readiness } from '@chat/api';
import { setUpSecret } from '@chat/domain/identity';
import type { Environment, Log, WriterStatistics } from '@chat/platform';
import type { ProjectionsHandle, RebuildReport } from '@chat/projections';
import { openNode } from './node.ts';
import { servePages } from './webPages.ts';

/** A running product. */
export interface Product {
  /** Where it listens. */
  readonly address: string;
  /** Where people reach it. */
  readonly publicUrl: string;
  /** Makes the first administrator, once; absent where there is one. The links of earlier starts are void. */
  readonly setUpLink: string | undefined;
  /** What the log counted since the start: facts, appends, commits. */
  statistics(): WriterStatistics;
  /** Builds a view anew beside the live one and puts it in its place. */
  rebuild(view: string): Promise<RebuildReport>;
  /** Finishes commands and batches, then closes everything. Repeating it changes nothing. */
  stop(): Promise<void>;
}

const readinessOf = (projections: ProjectionsHandle): Readiness => {
  const { views, degraded, failure } = projections.status();
  const late = views.filter((view) => view.state !== 'running').map((view) => view.view);
  const parked = views.filter((view) => view.parked > 0).map((view) => view.view);
  return {
    ready: views.length > 0 && late.length === 0,
    parts: {
      log: 'ok',
      projections:
        failure?.message ?? (late.length > 0 ? `behind: ${late.join(', ')}` : degraded ? `degraded: ${parked.join(', ')}` : 'ok'),
    },
  };
};

/** Starts everything in this process on the embedded stores. What was opened is closed again where a part cannot start. */
export const startProduct = async (
  environment: Environment,
  log: Log,
  /** Whether it serves the pages too, and builds them where they are not. */
  { servesPages = false }: { readonly servesPages?: boolean } = {},
): Promise<Product> => {
  await using opened = new AsyncDisposableStack();
  let port: number | undefined;
  const node = opened.use(await openNode(environment, log, () => port));
  const { services, projections, tokens } = node;
  const server = await createServer({
    services,
    handlers: handlersOn(services),
    authenticate: authenticateWith(tokens, services),
    log,
    schema: buildApiSchema(),
    introspection: environment.introspection,
    trustedProxies: environment.trustedProxies,
    readiness: async () => readinessOf(projections),
  });
  opened.defer(() => server.close());
  if (servesPages) opened.use(await servePages(server, environment, log));
  const address = await server.listen({ port: environment.port, host: environment.host });
  port = Number(new URL(address).port);
  const secret = await setUpSecret(services);
  const { publicUrl } = services;
  const setUpLink = secret === undefined ? undefined : `${publicUrl}/setup#${secret}`;
  const stack = opened.move();
  return {
    address,
    publicUrl,
    setUpLink,
    statistics: () => node.statistics(),
    rebuild: (view) => projections.rebuild(view),
    stop: () => stack.disposeAsync(),
  };
};
