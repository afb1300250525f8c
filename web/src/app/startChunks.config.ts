import { fileURLToPath } from 'node:url';

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const beginnings = {
  worker: fileOf('../offline/service.worker.ts'),
  graphiql: fileOf('../../graphiql.html'),
  start: fileOf('../../index.html'),
  inside: fileOf('Inside.tsx'),
  outside: fileOf('Outside.tsx'),
};
type Beginning = keyof typeof beginnings;

/** The first that fits names the file of a module: what is shared comes before what shares it, since a file takes along what it imports. */
const files: readonly (readonly Beginning[])[] = [
  ['worker', 'start'],
  ['graphiql', 'start'],
  ['start'],
  ['graphiql', 'inside'],
  ['graphiql', 'outside'],
  ['inside', 'outside'],
  ['inside'],
  ['outside'],
];

/** The client imports it and uses nothing of it in the end, which no list of imports tells: the builder places it. */
const isUnused = (id: string): boolean => /node_modules\/graphql\//.test(id);

/** The program itself: whoever takes something from a shared file does not run it. */
const isProgram = (id: string): boolean => id === fileOf('main.tsx') || id.endsWith('.html');

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** All that is imported from there, and from what is imported, but what waits for `import()`. */
const reachedFrom = (file: string, modules: Modules): ReadonlySet<string> => {
  const reached = new Set<string>();
  const queue = [file];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    queue.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
};

/**
 * What the client begins with, as a few files instead of dozens: over HTTP/1.1 a browser fetches six at a time, and each costs
 * it a while. What is loaded late is cut by the builder.
 */
export const startChunks = () => {
  const reached = new Map<Beginning, ReadonlySet<string>>();
  const isReached = (beginning: Beginning, id: string, modules: Modules): boolean => {
    const ids = reached.get(beginning) ?? reachedFrom(beginnings[beginning], modules);
    reached.set(beginning, ids);
    return ids.has(id);
  };
  return files.map((file) => {
    const debugName = file.join('-');
    const name = (id: string, modules: Modules): string | null =>
      !isUnused(id) && !isProgram(id) && file.every((beginning) => isReached(beginning, id, modules)) ? debugName : null;
    return { debugName, name };
  });
};
