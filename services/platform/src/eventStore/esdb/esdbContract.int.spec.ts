import { afterAll, describe } from 'vitest';
import { openEsdbFace } from '../../testing/esdbFace/esdbFace.ts';
import { startFaceProcess } from '../../testing/esdbFace/faceProcess.ts';
import { appendCases } from '../../testing/eventStoreContract/appends.ts';
import { idempotencyCases } from '../../testing/eventStoreContract/idempotency.ts';
import { eventStoreContract, type OpenEventStore } from '../../testing/eventStoreContract.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { openEventStoreDb } from './openEventStoreDb.ts';

/** A node that all cases share; `restart` runs between closing a store and opening it again. */
interface Node {
  connectionString(): Promise<string>;
  restart(): Promise<void>;
}

const openingOn =
  (node: Node): OpenEventStore =>
  async () => {
    const open = async () =>
      openEventStoreDb({ connectionString: await node.connectionString(), role: 'commands', prefixes: ['sample-'] });
    let store = await open();
    return {
      get store() {
        return store;
      },
      reopen: async () => {
        await store.close();
        await node.restart();
        store = await open();
        return store;
      },
      [Symbol.asyncDispose]: () => store.close(),
    };
  };

type StartFace = (directory: string, port: number) => Promise<AsyncDisposable & { readonly port: number }>;

/** A face that the first case starts, on one log. Disposing it is how it is stopped, also for a restart. */
const faceNode = (start: StartFace): Node => {
  let directory: TemporaryDirectory | undefined;
  let face: Awaited<ReturnType<StartFace>> | undefined;
  let port = 0;
  const restart = async () => {
    await face?.[Symbol.asyncDispose]();
    face = undefined;
  };
  afterAll(async () => {
    await restart();
    await directory?.[Symbol.asyncDispose]();
  });
  const connectionString = async () => {
    directory ??= await temporaryDirectory();
    face ??= await start(directory.path, port);
    port = face.port;
    return `esdb://127.0.0.1:${port}?tls=false`;
  };
  return { connectionString, restart };
};

// A process of its own, which is killed (kill -9) where a case opens its store again.
eventStoreContract('the EventStoreDB adapter', openingOn(faceNode(startFaceProcess)));

describe('the EventStoreDB adapter over a store that does not know repeats', () => {
  const open = openingOn(faceNode((directory, port) => openEsdbFace({ directory, port, knowsRepeats: false })));
  appendCases(open);
  idempotencyCases(open);
});

const uri = process.env['ESDB_URI'];

if (uri !== undefined && uri !== '')
  eventStoreContract(
    'the EventStoreDB adapter on a real node',
    openingOn({ connectionString: async () => uri, restart: async () => undefined }),
  );
