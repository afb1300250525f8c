import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment, Log } from '@chat/platform';
import type { FastifyInstance } from 'fastify';
import { registerPages } from '../server/pages.ts';

/** The pages of the web, built where they are not. */
interface WebPages {
  /** Where they are; `undefined` until they are built. */
  folder(): string | undefined;
  /** Ends once they are there, or cannot be built: that is logged, and the API works without them. */
  readonly done: Promise<void>;
}

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const web = join(repository, 'web');
const dist = join(web, 'dist');
const vite = join(repository, 'node_modules/vite/bin/vite.js');
const keptBuilds = 3;

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const isOfBuild = (path: string): boolean => !/\.spec\.tsx?$/.test(path);

/** A build is known by all that it is made of, so that one of other sources is never served. */
const hashOfSources = async (): Promise<string> => {
  const single = ['index.html', 'graphiql.html', 'vite.config.ts', 'package.json'].map((name) => join(web, name));
  const shared = [join(repository, 'package-lock.json'), join(repository, 'docs/graphql-tour.md')];
  const paths = [
    ...single,
    ...shared,
    ...(await filesIn(join(web, 'src'))),
    ...(await filesIn(join(web, 'public'))),
    ...(await filesIn(join(repository, 'schema/src'))),
  ];
  const hash = createHash('sha256');
  for (const path of paths.filter(isOfBuild).sort()) {
    const bytes = await readFile(path);
    hash.update(`${relative(repository, path)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
};

const runVite = async (folder: string, signal: AbortSignal): Promise<void> => {
  const args = [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  const child = spawn(process.execPath, args, { cwd: web, stdio: ['ignore', 'ignore', 'pipe'], signal });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4_000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`vite ended with ${code}: ${said}`);
};

/** Old builds go, but the newest: another server of this checkout may serve one. */
const sweep = async (current: string): Promise<void> => {
  const names = (await readdir(dist)).filter((name) => name !== current && /^[0-9a-f]{16}$/.test(name));
  for (const name of names.slice(keptBuilds - 1)) await rm(join(dist, name), { recursive: true, force: true });
};

const build = async (name: string, signal: AbortSignal): Promise<void> => {
  // Built aside and moved as a whole: two starts at once do no harm, and an interrupted one leaves nothing that is served.
  const aside = join(dist, `.${name}-${process.pid}`);
  try {
    await runVite(aside, signal);
    await rename(aside, join(dist, name)).catch((error: unknown) => {
      if (!existsSync(join(dist, name))) throw error;
    });
    await sweep(name);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
};

/** Finds the build of these sources, or makes it in a process of its own; the caller does not wait. */
const webPages = (log: Log, signal: AbortSignal): WebPages => {
  let folder: string | undefined;
  const prepare = async (): Promise<void> => {
    const name = await hashOfSources();
    if (!existsSync(join(dist, name))) {
      log.info('the pages are being built; the API works meanwhile');
      const started = performance.now();
      await build(name, signal);
      log.info('the pages are built', { seconds: Math.round((performance.now() - started) / 1_000) });
    }
    folder = join(dist, name);
  };
  const done = prepare().catch((error: unknown) => {
    if (!signal.aborted) log.error('the pages cannot be built; the API works without them', { error });
  });
  return { folder: () => folder, done };
};

/** Serves the pages on `server`, at once or as soon as they are built. Disposing it ends a build that is under way. */
export const servePages = async (
  server: FastifyInstance,
  { introspection }: Pick<Environment, 'introspection'>,
  log: Log,
): Promise<AsyncDisposable> => {
  const stopped = new AbortController();
  const { folder, done } = webPages(log, stopped.signal);
  await registerPages(server, { folder, explorer: introspection });
  return {
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      await done;
    },
  };
};
