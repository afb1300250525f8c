import type { LocalAnnouncements, Services } from '@chat/domain/commands';
import { setUpSecret } from '@chat/domain/identity';
import { cannotListen, type Environment, type Log, type Metrics, type ReadModels, type TokenSigner } from '@chat/platform';
import { handlersOn } from '../handlers.ts';
import { createHub, type HubStatistics } from '../live/index.ts';
import { buildApiSchema } from '../schema.ts';
import { authenticateWith } from '../server/authenticate.ts';
import type { Readiness } from '../server/health.ts';
import { createServer } from '../server/server.ts';
import { serveSockets } from '../server/sockets.ts';
import { apiGauges } from './apiGauges.ts';
import { readinessOf } from './readiness.ts';
import { readModelOperations } from './readModelOperations.ts';
import { servePages } from './webPages.ts';

type HttpServer = Awaited<ReturnType<typeof createServer>>;

/** What an API node serves. */
export interface ApiParts {
  readonly services: Services;
  readonly tokens: TokenSigner;
  readonly announcements: Pick<LocalAnnouncements, 'listen'>;
  readonly readModels: ReadModels;
}

export interface ApiOptions {
  readonly environment: Environment;
  readonly log: Log;
  /** Whether it serves the pages too, and builds them where they are not. */
  readonly servesPages: boolean;
  /** Whether others may start beside it. */
  readonly isOneOfMany?: boolean;
  /** Where it shows what it measures, if anywhere. */
  readonly metrics?: Metrics | undefined;
  /** Called with the port before anybody is told where the server is: with PORT=0 the system chooses it. */
  readonly onPort: (port: number) => void;
}

/** An API node that listens. Disposing it finishes what it answers and closes sockets with 1001; readiness is off from then on. */
export interface RunningApi extends AsyncDisposable {
  /** Where it listens. */
  readonly address: string;
  /** Makes the first administrator, once; absent where there is one, or another node has just made it. Earlier links are void. */
  readonly setUpLink: string | undefined;
  /** What was pushed since the start, and to how many. */
  liveStatistics(): HubStatistics;
}

/** Answers under way get so long; what still hangs on a connection then is cut. */
const patience = 10_000;

const closeServer = async (server: HttpServer): Promise<void> => {
  const late = setTimeout(() => server.server.closeAllConnections(), patience);
  await server.close();
  clearTimeout(late);
};

const listen = async (server: HttpServer, { port, host }: Environment): Promise<string> => {
  try {
    return await server.listen({ port, host });
  } catch (error) {
    throw cannotListen(error, { port, host });
  }
};

const socketsOf = ({ introspection, trustedProxies }: Environment, services: Services) => ({
  introspection,
  trustedProxies,
  limits: services.limits,
  clock: services.clock,
  publicUrl: () => services.publicUrl,
});

/** The server, which does not listen yet, and its hub. */
const openServer = async (parts: ApiParts, { environment, log }: ApiOptions, readiness: () => Promise<Readiness>) => {
  await using opened = new AsyncDisposableStack();
  const { services, tokens, announcements, readModels } = parts;
  const schema = buildApiSchema();
  const hub = opened.adopt(await createHub({ services, schema, announcements, log }), (running) => running.stop());
  const authenticate = authenticateWith(tokens, services);
  const server = await createServer({
    services,
    handlers: handlersOn(services),
    authenticate,
    viewOperations: readModelOperations(readModels),
    log,
    schema,
    introspection: environment.introspection,
    trustedProxies: environment.trustedProxies,
    readiness,
  });
  opened.defer(() => closeServer(server));
  serveSockets(server, { hub, schema, authenticate, log, ...socketsOf(environment, services) });
  const stack = opened.move();
  return { server, hub, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

/** Serves the API, and the pages where asked, until it is disposed. */
export const startApi = async (parts: ApiParts, options: ApiOptions): Promise<RunningApi> => {
  await using opened = new AsyncDisposableStack();
  const { services, readModels } = parts;
  const { environment, log, servesPages, isOneOfMany = false, metrics, onPort } = options;
  let isStopping = false;
  const readiness = async () => readinessOf(readModels.status(), isStopping);
  const { server, hub } = opened.use(await openServer(parts, options, readiness));
  const liveStatistics = () => hub.statistics();
  for (const gauge of apiGauges({ readModels, liveStatistics })) metrics?.gauge(gauge);
  if (servesPages) opened.use(await servePages(server, environment, log));
  const address = await listen(server, environment);
  onPort(Number(new URL(address).port));
  const secret = await setUpSecret(services, isOneOfMany);
  const stack = opened.move();
  return {
    address,
    setUpLink: secret === undefined ? undefined : `${services.publicUrl}/setup#${secret}`,
    liveStatistics,
    [Symbol.asyncDispose]: () => {
      isStopping = true;
      return stack.disposeAsync();
    },
  };
};
