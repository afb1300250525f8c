import { join } from 'node:path';
import { eventStoreContract } from '../testing/eventStoreContract.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { openSqliteEventStore } from './sqliteEventStore.ts';

eventStoreContract('the SQLite adapter', async () => {
  const directory = await temporaryDirectory();
  const path = join(directory.path, 'log.db');
  let store = await openSqliteEventStore({ path });
  return {
    get store() {
      return store;
    },
    reopen: async () => {
      await store.close();
      store = await openSqliteEventStore({ path });
      return store;
    },
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await directory[Symbol.asyncDispose]();
    },
  };
});
