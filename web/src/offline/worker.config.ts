import { createHash } from 'node:crypto';
import type { Plugin, Rollup } from 'vite';

const isChunk = (file: Rollup.OutputAsset | Rollup.OutputChunk | undefined): file is Rollup.OutputChunk => file?.type === 'chunk';

/** Larger parts, such as all emoji, are kept once they were used. */
const mostCode = 120_000;
/** Loaded by the page itself and by styles. */
const beside = /firstPaint-|icon-|inter-(?:latin|cyrillic)-wght-normal/;

const isSmall = (file: Rollup.OutputAsset | Rollup.OutputChunk | undefined): boolean =>
  isChunk(file) && file.code.length < mostCode;

/** What the client loads, with its styles. */
const filesFrom = (bundle: Rollup.OutputBundle, name: string, found: Set<string>): Set<string> => {
  const chunk = bundle[name];
  if (!isChunk(chunk) || found.has(name)) return found;
  found.add(name);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  const later = chunk.dynamicImports.filter((imported) => isSmall(bundle[imported]));
  for (const imported of [...chunk.imports, ...later]) filesFrom(bundle, imported, found);
  return found;
};

/** Tells the service worker which files to keep. */
export const workerPlugin = (): Plugin => ({
  name: 'service-worker',
  generateBundle: (_options, bundle) => {
    const entry = Object.values(bundle).find((file) => isChunk(file) && file.facadeModuleId?.endsWith('/index.html'));
    const worker = bundle['sw.js'];
    if (entry === undefined || !isChunk(worker)) throw new Error('the client or its service worker is not in the build');
    const others = Object.keys(bundle).filter(
      (name) => beside.test(name) && name.startsWith('assets/') && !name.endsWith('.map'),
    );
    const files = [...filesFrom(bundle, entry.fileName, new Set(others))].map((name) => `/${name}`);
    const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
    if (!worker.code.includes('__SHELL__')) throw new Error('the service worker asks for no files');
    worker.code = worker.code.replaceAll('__SHELL__', `(${JSON.stringify({ version, files })})`);
  },
});
