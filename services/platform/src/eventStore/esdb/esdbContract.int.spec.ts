import { afterAll, describe } from 'vitest';
import { type EsdbFace, openEsdbFace } from '../../testing/esdbFace/esdbFace.ts';
import { appendCases } from '../../testing/eventStoreContract/appends.ts';
import { idempotencyCases } from '../../testing/eventStoreContract/idempotency.ts';
import { eventStoreContract, type OpenEventStore } from '../../testing/eventStoreContract.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { openEventStoreDb } from './eventStoreDb.ts';

/** A store on a node that other tests use as well; `restart` runs between closing and opening again. */
const opening =
  (connectionString: () => Promise<string>, restart: () => Promise<void>): OpenEventStore =>
  async () => {
    const open = async () =>
      openEventStoreDb({ connectionString: await connectionString(), role: 'commands', prefixes: ['sample-'] });
    let store = await open();
    return {
      get store() {
        return store;
      },
      reopen: async () => {
        await store.close();
        await restart();
        store = await open();
        return store;
      },
      [Symbol.asyncDispose]: () => store.close(),
    };
  };

/** All cases share one face and its log, as they would share a node. */
const overFace = (knowsRepeats: boolean): OpenEventStore => {
  let directory: TemporaryDirectory | undefined;
  let face: EsdbFace | undefined;
  let port = 0;
  afterAll(async () => {
    await face?.close();
    await directory?.[Symbol.asyncDispose]();
  });
  const connectionString = async () => {
    directory ??= await temporaryDirectory();
    face ??= await openEsdbFace({ directory: directory.path, port, knowsRepeats });
    port = face.port;
    return `esdb://127.0.0.1:${port}?tls=false`;
  };
  const restart = async () => {
    await face?.close();
    face = undefined;
  };
  return opening(connectionString, restart);
};

eventStoreContract('the EventStoreDB adapter', overFace(true));

describe('the EventStoreDB adapter over a store that does not know repeats', () => {
  const open = overFace(false);
  appendCases(open);
  idempotencyCases(open);
});

const uri = process.env['ESDB_URI'];

if (uri !== undefined && uri !== '')
  eventStoreContract(
    'the EventStoreDB adapter on a real node',
    opening(
      async () => uri,
      async () => undefined,
    ),
  );
