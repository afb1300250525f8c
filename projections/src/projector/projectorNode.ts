import { hostname } from 'node:os';
import { localAnnouncements } from '@chat/domain/commands';
import { instanceIdentity } from '@chat/domain/identity';
import { nodeServices, openMailer, viewProgress } from '@chat/domain/node';
import {
  createTokenSigner,
  dataFiles,
  type Environment,
  type Log,
  memoryPresence,
  openStores,
  publicUrlOf,
  readModelReports,
  type Stores,
  sharedReadModels,
  storedLeases,
  systemClock,
  systemIds,
  unlimited,
} from '@chat/platform';
import { openProjectionStores, requiredEngines } from '@chat/platform/engines';
import type { Id } from '@chat/schema/events';
import { allViews } from '@chat/schema/views';
import { startProjector } from './startProjector.ts';

const holder = `${hostname()} ${process.pid}`;

/** What reactors work with: they ask nobody, limit nobody and see nobody. */
const reactorServices = async (stores: Stores, logId: Id, environment: Environment, log: Log) => {
  const { eventStore, readStore, privateStore, vault } = stores;
  const reports = readModelReports(privateStore, systemClock);
  const readModels = sharedReadModels({ views: allViews, readStore, eventStore, reports, clock: systemClock, log });
  const presence = memoryPresence(systemClock);
  const mailer = await openMailer(environment, log);
  const services = nodeServices({
    logId,
    eventStore,
    readStore,
    privateStore,
    vault,
    views: viewProgress(readModels, readStore),
    tokens: await createTokenSigner({ store: privateStore, issuer: `chat:${logId}` }),
    mail: mailer.mail,
    limits: unlimited,
    announcements: localAnnouncements(),
    presence,
    publicUrl: () => publicUrlOf(environment),
  });
  const close = async (): Promise<void> => {
    await mailer[Symbol.asyncDispose]();
    await presence.close();
    await readModels.stop();
  };
  return { services, [Symbol.asyncDispose]: close };
};

/** Opens one of any number of projectors. What was opened is closed again where a part cannot start. */
export const openProjectorNode = async (environment: Environment, log: Log): Promise<AsyncDisposable> => {
  await using opened = new AsyncDisposableStack();
  requiredEngines(environment, ['eventStoreUrl', 'readStoreUrl', 'privateStoreUrl', 'vaultKeyFile']);
  const stores = opened.use(await openStores(environment, log));
  const { eventStore, privateStore, vault } = stores;
  const logId = await instanceIdentity({ store: eventStore, vault, clock: systemClock, ids: systemIds });
  const { services } = opened.use(await reactorServices(stores, logId, environment, log));
  const files = dataFiles(environment.dataDirectory);
  const ofRunner = { vault, log, logId, clock: systemClock };
  const leases = opened.adopt(storedLeases({ store: privateStore, log }), (all) => all.close());
  const projector = startProjector({
    services,
    reports: readModelReports(privateStore, systemClock),
    log,
    acquire: (name, signal) => leases.acquire(name, holder, signal),
    openPorts: async (epoch) => ({ ...(await openProjectionStores({ environment, files, epoch })), ...ofRunner }),
  });
  opened.use(projector);
  return opened.move();
};
