import { loading } from '@chat/platform/loading';

await loading(async () => {
  const { runApi } = await import('./node/runApi.ts');
  await runApi();
});
