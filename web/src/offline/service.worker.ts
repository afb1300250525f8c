/**
 * The service worker: keeps the files of the client, so that it opens without a network, and nothing else. No answer of the API and no
 * page of GraphiQL goes through it.
 */

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerEvents {
  readonly install: Lasting;
  readonly activate: Lasting;
  readonly fetch: Fetching;
  readonly message: MessageEvent<unknown>;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(name: Name, listener: (event: WorkerEvents[Name]) => void): void;
}

/** Written by the build: the files that the client begins with, and a name that changes with them. */
declare const __SHELL__: { readonly version: string; readonly files: readonly string[] };

const worker = globalThis as unknown as Worker; // the page's types know no worker
const page = '/';
const shell = __SHELL__;
const cacheName = `client ${shell.version}`;
/** Addresses that are no page of the client. */
const foreign = /^\/(?:graphql|graphiql|health|metrics|docs)/;

const keep = async (): Promise<void> => {
  const cache = await caches.open(cacheName);
  // What the browser holds of the page may be of the version before.
  await cache.add(new Request(page, { cache: 'reload' }));
  await cache.addAll([...shell.files]);
};

const sweep = async (): Promise<void> => {
  const old = (await caches.keys()).filter((name) => name.startsWith('client ') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
};

/** The page of the server where there is one, so that a new version is seen at once. */
const pageOf = async (request: Request): Promise<Response> => {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(page, { cacheName });
    if (kept === undefined) throw error;
    return kept;
  }
};

/** Files are named by what is in them: one that is kept is right for ever. */
const fileOf = async (request: Request): Promise<Response> => {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
};

const answerOf = (request: Request): Promise<Response> | undefined => {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return undefined;
  if (request.mode === 'navigate') return foreign.test(pathname) ? undefined : pageOf(request);
  return pathname.startsWith('/assets/') && !pathname.endsWith('.map') ? fileOf(request) : undefined;
};

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(sweep()));
worker.addEventListener('fetch', (event) => {
  const answer = answerOf(event.request);
  if (answer !== undefined) event.respondWith(answer);
});
// Only when the person asks for it: a page goes on with the files of its own version.
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
