import type { HttpServer, HubStatistics, Readiness } from '@chat/api';
import type { Services } from '@chat/domain/commands';
import { setUpSecret } from '@chat/domain/identity';
import type { Environment, Log, WriterStatistics } from '@chat/platform';
import { type ReactorsHandle, type RebuildReport, reactors, runReactors } from '@chat/projections';
import { type Node, openNode } from './node.ts';
import { readinessOf } from './readiness.ts';
import { cannotListen } from './startFailure.ts';
import { viewOperations } from './viewOperations.ts';

type Api = typeof import('@chat/api');

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
  /** What was pushed since the start, and to how many. */
  liveStatistics(): HubStatistics;
  /** Builds a view anew beside the live one and puts it in its place. */
  rebuild(view: string): Promise<RebuildReport>;
  /** Finishes commands and batches, then closes everything. Repeating it changes nothing. */
  stop(): Promise<void>;
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

const startReactors = ({ services }: Node, log: Log): ReactorsHandle => {
  const { store: eventStore, privateStore, logId } = services;
  return runReactors({ eventStore, privateStore, logId, log, deps: services }, reactors);
};

interface Serving {
  readonly environment: Environment;
  readonly log: Log;
  readonly readiness: () => Promise<Readiness>;
}

/** The API on a node: its server, which does not listen yet, and its hub. */
const openApi = async (api: Promise<Api>, node: Node, { environment, log, readiness }: Serving) => {
  await using opened = new AsyncDisposableStack();
  const { authenticateWith, buildApiSchema, createHub, createServer, handlersOn, serveSockets } = await api;
  const { services, projections, tokens, announcements } = node;
  const schema = buildApiSchema();
  const hub = opened.adopt(await createHub({ services, schema, announcements, log }), (running) => running.stop());
  const authenticate = authenticateWith(tokens, services);
  const server = await createServer({
    services,
    handlers: handlersOn(services),
    authenticate,
    viewOperations: viewOperations(projections),
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

/** Starts everything in this process on the embedded stores. What was opened is closed again where a part cannot start. */
export const startProduct = async (
  environment: Environment,
  log: Log,
  /** Whether it serves the pages too, and builds them where they are not. */
  { servesPages = false }: { readonly servesPages?: boolean } = {},
): Promise<Product> => {
  await using opened = new AsyncDisposableStack();
  let port: number | undefined;
  let stopping: Promise<void> | undefined;
  const opening = openNode(environment, log, { boundPort: () => port });
  // A third of the start is loading this: it happens while the threads of the stores start.
  const api = import('@chat/api');
  const node = opened.use(await opening);
  const { services, projections } = node;
  const following = startReactors(node, log);
  opened.defer(() => following.stop());
  const readiness = async () => readinessOf(projections.status(), stopping !== undefined);
  const { server, hub } = opened.use(await openApi(api, node, { environment, log, readiness }));
  if (servesPages) opened.use(await (await import('./webPages.ts')).servePages(server, environment, log));
  const address = await listen(server, environment);
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
    liveStatistics: () => hub.statistics(),
    rebuild: (view) => projections.rebuild(view),
    stop: () => {
      stopping ??= stack.disposeAsync();
      return stopping;
    },
  };
};
