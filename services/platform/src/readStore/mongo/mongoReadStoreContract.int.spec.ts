import { onEveryMongo, temporaryMongoDatabase } from '../../testing/mongo/mongoDatabase.ts';
import { readStoreContract } from '../../testing/readStoreContract.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { openMongoReader, openMongoReadStore } from './openMongo.ts';

withComponent('mongo', 'the read store', ({ path }) => {
  onEveryMongo(path, (url) => {
    readStoreContract('the MongoDB adapter', async () => {
      const database = temporaryMongoDatabase(url());
      const reader = await openMongoReader(database);
      let writer = await openMongoReadStore(database);
      return {
        reader,
        get writer() {
          return writer;
        },
        reopen: async () => {
          await writer.close();
          writer = await openMongoReadStore(database);
          return writer;
        },
        [Symbol.asyncDispose]: async () => {
          await reader.close();
          await writer.close();
          await database[Symbol.asyncDispose]();
        },
      };
    });
  });
});
