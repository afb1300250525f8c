import { join } from 'node:path';
import { readStoreContract } from '../../testing/readStoreContract.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { openSqliteReader } from './sqliteReader.ts';
import { openSqliteReadStore } from './sqliteReadStore.ts';

readStoreContract('the SQLite adapter', async () => {
  const directory = await temporaryDirectory();
  const path = join(directory.path, 'views.db');
  const reader = await openSqliteReader({ path });
  let writer = await openSqliteReadStore({ path });
  return {
    reader,
    get writer() {
      return writer;
    },
    reopen: async () => {
      await writer.close();
      writer = await openSqliteReadStore({ path });
      return writer;
    },
    [Symbol.asyncDispose]: async () => {
      await reader.close();
      await writer.close();
      await directory[Symbol.asyncDispose]();
    },
  };
});
