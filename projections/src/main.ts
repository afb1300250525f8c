import { loading } from '@chat/platform/loading';

await loading(async () => {
  const { runProjector } = await import('./projector/runProjector.ts');
  await runProjector();
});
