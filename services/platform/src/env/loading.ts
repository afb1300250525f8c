import { readFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const directory = fileURLToPath(new URL('../../../../node_modules/.cache/compiled', import.meta.url));
const ofTheApi = /\/services\/api\/src\/.+\.ts$/;
const decorator = /^\s*@[A-Z]\w*\(/m;

const withoutDecorators = (filename: string, source: string): string =>
  transformSync(source, {
    filename,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, useDefineForClassFields: false },
    },
  }).code;

/**
 * Runs `load`, which imports modules. Node strips types by itself, but knows no decorators: files of the API that have some are
 * transformed. What Node compiles is kept, for this process and its threads: a third of a start is compiling what the start
 * before has compiled. Where nothing can be written, nothing is kept.
 */
export const loading = async (load: () => Promise<unknown>): Promise<void> => {
  // GraphQL compares the classes of what it is given by name too, unless it is told that this is no development.
  process.env['NODE_ENV'] ??= 'production';
  // Threads look at the variable by themselves.
  process.env['NODE_COMPILE_CACHE'] ??= directory;
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
  const hooks = registerHooks({
    load: (url, context, next) => {
      if (!ofTheApi.test(url)) return next(url, context);
      const path = fileURLToPath(url);
      const source = readFileSync(path, 'utf8');
      if (!decorator.test(source)) return next(url, context);
      return { format: 'module', source: withoutDecorators(path, source), shortCircuit: true };
    },
  });
  await load();
  // It would look at every `require` that a library makes while it works.
  hooks.deregister();
};
