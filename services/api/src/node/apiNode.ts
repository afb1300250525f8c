import { instanceIdentity } from '@chat/domain/identity';
import { checkLog, nodeServices, openLiveParts, openMailer, viewProgress } from '@chat/domain/node';
import {
  createTokenSigner,
  type Environment,
  type Log,
  type Metrics,
  openStores,
  publicUrlOf,
  readModelReports,
  rememberTexts,
  type Stores,
  sharedReadModels,
  startMetrics,
  systemClock,
  systemIds,
} from '@chat/platform';
import { requiredEngines } from '@chat/platform/engines';
import { allViews } from '@chat/schema/views';
import { type RunningApi, startApi } from './startApi.ts';

/** An API node that runs. */
export interface ApiNode extends Pick<RunningApi, 'address' | 'setUpLink' | 'liveStatistics'> {
  /** Where people reach the instance. */
  readonly publicUrl: string;
  /** Finishes commands and closes sockets with 1001. Repeating it changes nothing. */
  stop(): Promise<void>;
}

interface NodeOptions {
  readonly metrics: Metrics | undefined;
  readonly publicUrl: () => string;
}

const readModelsOf = ({ readStore, eventStore, privateStore }: Stores, log: Log) => {
  const reports = readModelReports(privateStore, systemClock);
  return sharedReadModels({ views: allViews, readStore, eventStore, reports, clock: systemClock, log });
};

/** The services of a node, over stores that it shares with others. */
const openNode = async (environment: Environment, log: Log, { metrics, publicUrl }: NodeOptions) => {
  await using opened = new AsyncDisposableStack();
  requiredEngines(environment, ['eventStoreUrl', 'readStoreUrl', 'privateStoreUrl', 'vaultKeyFile', 'redisUrl']);
  const stores = opened.use(await openStores(environment, log));
  const { eventStore, readStore, privateStore, vault } = stores;
  const logId = await instanceIdentity({ store: eventStore, vault, clock: systemClock, ids: systemIds });
  opened.use(await checkLog({ store: eventStore, vault, privateStore, logId, log }));
  const { announcements, limits, presence } = opened.use(await openLiveParts(environment, log));
  const { mail } = opened.use(await openMailer(environment, log));
  const readModels = opened.adopt(readModelsOf(stores, log), (models) => models.stop());
  const tokens = await createTokenSigner({ store: privateStore, issuer: `chat:${logId}` });
  const services = nodeServices({
    logId,
    eventStore,
    readStore,
    privateStore,
    vault: rememberTexts(vault),
    views: viewProgress(readModels, readStore),
    tokens,
    mail,
    limits,
    announcements,
    presence,
    metrics,
    publicUrl,
  });
  const stack = opened.move();
  return { services, tokens, announcements, readModels, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

/** Opens one of any number of nodes that share their engines. What was opened is closed again where a part cannot start. */
export const openApiNode = async (environment: Environment, log: Log): Promise<ApiNode> => {
  await using opened = new AsyncDisposableStack();
  let port: number | undefined;
  const publicUrl = () => publicUrlOf(environment, port);
  const measuring = await startMetrics(environment, log);
  if (measuring !== undefined) opened.use(measuring);
  const metrics = measuring?.metrics;
  const node = opened.use(await openNode(environment, log, { metrics, publicUrl }));
  const onPort = (bound: number): void => {
    port = bound;
  };
  const api = opened.use(await startApi(node, { environment, log, servesPages: true, isOneOfMany: true, metrics, onPort }));
  const { address, setUpLink, liveStatistics } = api;
  const stack = opened.move();
  let stopping: Promise<void> | undefined;
  return {
    address,
    setUpLink,
    liveStatistics,
    publicUrl: publicUrl(),
    stop: () => {
      stopping ??= stack.disposeAsync();
      return stopping;
    },
  };
};
