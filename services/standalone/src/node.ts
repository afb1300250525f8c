import { setTimeout as wait } from 'node:timers/promises';
import type { LocalAnnouncements, Services } from '@chat/domain/commands';
import { instanceIdentity } from '@chat/domain/identity';
import { checkLog, nodeServices, openLiveParts, openMailer, viewProgress } from '@chat/domain/node';
import {
  createTokenSigner,
  type Environment,
  type Limits,
  type Log,
  type Mail,
  type Metrics,
  openStores,
  type PresencePort,
  publicUrlOf,
  type ReadModels,
  rememberTexts,
  type Stores,
  systemClock,
  systemIds,
  type TokenSigner,
  tellTexts,
  type WriterStatistics,
} from '@chat/platform';
import { type ProjectionWorkerHandle, startProjectionWorker } from '@chat/projections';
import type { Id, Position } from '@chat/schema/events';

/** Everything of the product but its server: what a command that works on a data directory needs as well. */
export interface Node extends AsyncDisposable {
  readonly services: Services;
  readonly projections: ReadModels;
  readonly tokens: TokenSigner;
  readonly announcements: LocalAnnouncements;
  /** What the log counted since the start: facts, appends, commits. */
  statistics(): WriterStatistics;
  /** Resolves once every view stands at the position, or `false` after `timeout` milliseconds. */
  viewsReach(position: Position, timeout: number): Promise<boolean>;
}

interface ServiceParts {
  readonly logId: Id;
  readonly announcements: LocalAnnouncements;
  readonly presence: PresencePort;
  readonly limits: Limits;
  readonly mail: Mail;
  readonly stores: Stores;
  readonly projections: ProjectionWorkerHandle;
  readonly environment: Environment;
  readonly tokens: TokenSigner;
  readonly isLive: boolean;
  readonly metrics: Metrics | undefined;
  /** Known once the server listens: with PORT=0 the system chooses it. */
  readonly boundPort: () => number | undefined;
}

/** Asked at every request. The address is known for good once the server listens. */
const publicUrlWith = (environment: Environment, boundPort: () => number | undefined): (() => string) => {
  let asked: { readonly port: number | undefined; readonly url: string } | undefined;
  return () => {
    const port = boundPort();
    if (asked === undefined || asked.port !== port) asked = { port, url: publicUrlOf(environment, port) };
    return asked.url;
  };
};

const servicesOn = (parts: ServiceParts): Services => {
  const { stores, projections, environment, boundPort, isLive, ...same } = parts;
  const { eventStore, readStore, privateStore } = stores;
  const keepers = [projections.texts];
  return nodeServices({
    ...same,
    eventStore,
    readStore,
    privateStore,
    // Only a server pushes texts to people.
    vault: isLive ? rememberTexts(stores.vault, keepers) : tellTexts(stores.vault, keepers),
    views: viewProgress(projections, readStore),
    publicUrl: publicUrlWith(environment, boundPort),
  });
};

/** Every view, as soon as the worker has said which there are. */
const allViewsReach = async (projections: ReadModels, position: Position, timeout: number): Promise<boolean> => {
  const started = systemClock.now();
  const left = () => timeout - (systemClock.now() - started);
  while (projections.status().views.length === 0 && left() > 0) await wait(10);
  const names = projections.status().views.map(({ view }) => view);
  return names.length > 0 && projections.waitFor(position, names, Math.max(0, left()));
};

export interface NodeOptions {
  /** Where it shows what it measures, if anywhere. */
  readonly metrics?: Metrics | undefined;
  /** The port of the server, where there is one and it listens. */
  readonly boundPort?: () => number | undefined;
  /** Whether reads see what was committed before them, which this thread watches the log for. True where absent. */
  readonly isLive?: boolean;
}

/** Opens the embedded stores and starts the projections. What was opened is closed again where a part cannot start. */
export const openNode = async (
  environment: Environment,
  log: Log,
  { boundPort = () => undefined, isLive = true, metrics }: NodeOptions = {},
): Promise<Node> => {
  await using opened = new AsyncDisposableStack();
  const stores = opened.use(await openStores(environment, log));
  const { eventStore, vault, privateStore } = stores;
  const logId = await instanceIdentity({ store: eventStore, vault, clock: systemClock, ids: systemIds });
  opened.use(await checkLog({ store: eventStore, vault, privateStore, logId, log }));
  const projections = startProjectionWorker({
    environment,
    logId,
    log,
    ...(isLive && { eventStore }),
  });
  opened.defer(() => projections.stop());
  // The projections' connection is then the last one, and empties the write-ahead log.
  opened.defer(() => stores.readStore.close());
  // The issuer is the instance, not its address: that may change while people are logged in.
  const tokens = await createTokenSigner({ store: privateStore, issuer: `chat:${logId}` });
  const { announcements, presence, limits } = opened.use(await openLiveParts(environment, log));
  const { mail } = opened.use(await openMailer(environment, log));
  const services = servicesOn({
    logId,
    announcements,
    presence,
    limits,
    mail,
    stores,
    projections,
    environment,
    tokens,
    isLive,
    boundPort,
    metrics,
  });
  const stack = opened.move();
  return {
    services,
    projections,
    tokens,
    announcements,
    statistics: () => stores.statistics(),
    viewsReach: (position, timeout) => allViewsReach(projections, position, timeout),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
