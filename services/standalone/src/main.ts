import { loading } from '@chat/platform/loading';

await loading(async () => {
  const { runProduct } = await import('./run.ts');
  await runProduct({ servesPages: true });
});
