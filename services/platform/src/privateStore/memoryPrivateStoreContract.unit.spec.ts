import { memoryPrivateStore } from '../testing/memoryPrivateStore.ts';
import { privateStoreContract } from '../testing/privateStoreContract.ts';

privateStoreContract('memory, for tests', async () => ({
  store: memoryPrivateStore(),
  [Symbol.asyncDispose]: async () => {},
}));
