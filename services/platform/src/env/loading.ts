import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const directory = fileURLToPath(new URL('../../../../node_modules/.cache/compiled', import.meta.url));

/**
 * Runs `load`, which imports modules, with a loader for decorators, which Node does not strip. Afterwards the loader goes: it
 * would look at every `require` that a library makes while it works. What Node compiles is kept, for this process and its
 * threads: a third of a start is compiling what the start before has compiled. Where nothing can be written, nothing is kept.
 */
export const loading = async (load: () => Promise<unknown>): Promise<void> => {
  // Threads look at the variable by themselves.
  process.env['NODE_COMPILE_CACHE'] ??= directory;
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
  const unregister = register();
  await load();
  await unregister();
};
