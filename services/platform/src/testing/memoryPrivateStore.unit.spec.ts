import { memoryPrivateStore } from './memoryPrivateStore.ts';
import { privateStoreContract } from './privateStoreContract.ts';

privateStoreContract('memoryPrivateStore', async () => {
  const store = memoryPrivateStore();
  return { store, [Symbol.asyncDispose]: () => store.close() };
});
