import { loading } from '@chat/platform/loading';

// Specs that start it many times over would wait for the pages to be built.
await loading(async () => {
  const { runProduct } = await import('../run.ts');
  await runProduct({ servesPages: false });
});
