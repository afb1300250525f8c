import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { authenticateWith, buildApiSchema, createServer, handlersOn, type Readiness } from '@chat/api';
import {
  aggregates,
  commandRunner,
  type LocalAnnouncements,
  localAnnouncements,
  recentTexts,
  type Services,
} from '@chat/domain/commands';
import { channelDirectory } from '@chat/domain/guilds';
import { instanceIdentity } from '@chat/domain/identity';
import {
  createPasswordHasher,
  createTokenSigner,
  type Environment,
  fileMail,
  type Log,
  memoryLimits,
  publicUrlOf,
  systemClock,
  systemIds,
  type TokenSigner,
  unlimited,
} from '@chat/platform';
import { type ProjectionsHandle, startProjectionWorker } from '@chat/projections';
import type { Id } from '@chat/schema/events';
import { openStores, type Stores } from './stores.ts';
import { replayVault } from './vaultAtStart.ts';
import { viewProgress } from './viewProgress.ts';

/** A running product. */
export interface Product {
  /** Where it listens. */
  readonly address: string;
  /** Where people reach it. */
  readonly publicUrl: string;
  /** Finishes commands and batches, then closes everything. Repeating it changes nothing. */
  stop(): Promise<void>;
}

interface ServiceParts {
  readonly logId: Id;
  readonly announcements: LocalAnnouncements;
  readonly stores: Stores;
  readonly projections: ProjectionsHandle;
  readonly environment: Environment;
  readonly log: Log;
  readonly tokens: TokenSigner;
  /** Known once the server listens: with PORT=0 the system chooses it. */
  readonly boundPort: () => number | undefined;
}

const servicesOn = (parts: ServiceParts): Services => {
  const { logId, announcements, stores, projections, environment, log, tokens, boundPort } = parts;
  const { eventStore: store, readStore, privateStore, vault } = stores;
  const views = viewProgress(projections, readStore);
  const recent = recentTexts();
  return {
    logId,
    store,
    readStore,
    privateStore,
    vault,
    clock: systemClock,
    ids: systemIds,
    aggregates: aggregates(store),
    commands: commandRunner({ store, vault, clock: systemClock, recent, wait: (milliseconds) => wait(milliseconds) }),
    recent,
    views,
    channels: channelDirectory({ store, readStore, views }),
    passwords: createPasswordHasher(),
    tokens,
    mail: fileMail({ directory: join(environment.dataDirectory, 'mail'), log }),
    limits: environment.rateLimits ? memoryLimits() : unlimited,
    announcements,
    get publicUrl() {
      return publicUrlOf(environment, boundPort());
    },
  };
};

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
export const startProduct = async (environment: Environment, log: Log): Promise<Product> => {
  await using opened = new AsyncDisposableStack();
  const directory = environment.dataDirectory;
  const stores = opened.use(await openStores(directory));
  const { eventStore, vault, privateStore } = stores;
  const logId = await instanceIdentity({ store: eventStore, vault, clock: systemClock, ids: systemIds });
  await replayVault(eventStore, vault);
  const projections = startProjectionWorker({ directory, logId, log, eventStore, logLevel: environment.logLevel });
  opened.defer(() => projections.stop());
  let port: number | undefined;
  // The issuer is the instance, not its address: that may change while people are logged in.
  const tokens = await createTokenSigner({ store: privateStore, issuer: `chat:${logId}` });
  const announcements = localAnnouncements();
  const services = servicesOn({ logId, announcements, stores, projections, environment, log, tokens, boundPort: () => port });
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
  const address = await server.listen({ port: environment.port, host: environment.host });
  port = Number(new URL(address).port);
  const stack = opened.move();
  return { address, publicUrl: services.publicUrl, stop: () => stack.disposeAsync() };
};
