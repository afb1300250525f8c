import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { errorBody } from './errorBody.ts';
import { editorHeaders } from './securityHeaders.ts';

export interface PagesOptions {
  /** The folder of the built pages; `undefined` while they are being built. */
  readonly folder: () => string | undefined;
  /** Whether GraphiQL is served. */
  readonly explorer: boolean;
}

/** Addresses of the client; it draws what they name. Any other is not there. */
const clientPaths = [
  '/',
  '/setup',
  '/register',
  '/login',
  '/verify',
  '/invite/:code',
  '/guilds/*',
  '/direct',
  '/direct/*',
  '/settings',
  '/settings/*',
];
/** Files with an address of their own: each is fresh, as its name says nothing of what is in it. */
const namedFiles = ['sw.js', 'manifest.webmanifest', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png'];
const secondsToBuild = 5;

const beingBuilt = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="${secondsToBuild}"><title>Chat-JS</title></head>
<body><p>The pages are being built; this takes a moment after the first start. This page reloads by itself.</p>
<p lang="ru">Страницы собираются, это занимает немного времени после первого запуска. Эта страница обновится сама.</p></body></html>`;

const answerBeingBuilt = (reply: FastifyReply): FastifyReply =>
  reply.code(503).header('retry-after', secondsToBuild).type('text/html; charset=utf-8').send(beingBuilt);

const servePage = (
  server: FastifyInstance,
  path: string,
  file: string,
  { folder }: PagesOptions,
  headers: Readonly<Record<string, string>> = {},
): void => {
  server.get(path, async (_request, reply) => {
    const root = folder();
    if (root === undefined) return answerBeingBuilt(reply);
    // A page names its files by their hashes: it must be fresh, they never change.
    return reply.headers(headers).header('cache-control', 'no-cache').sendFile(file, root, { cacheControl: false });
  });
};

const serveNamedFile = (server: FastifyInstance, file: string, { folder }: PagesOptions): void => {
  server.get(`/${file}`, async (_request, reply) => {
    const root = folder();
    if (root === undefined) return reply.code(503).send(errorBody('UNAVAILABLE'));
    return reply.header('cache-control', 'no-cache').sendFile(file, root, { cacheControl: false });
  });
};

/** The pages and their files, of the folder that there is at the time of the request. The API answers before they are built. */
export const registerPages = async (server: FastifyInstance, options: PagesOptions): Promise<void> => {
  await server.register(fastifyStatic, { serve: false, root: process.cwd() });
  for (const path of clientPaths) servePage(server, path, 'index.html', options);
  for (const file of namedFiles) serveNamedFile(server, file, options);
  if (options.explorer) servePage(server, '/graphiql', 'graphiql.html', options, editorHeaders);
  server.get<{ Params: { readonly '*': string } }>('/assets/*', async (request, reply) => {
    const root = options.folder();
    if (root === undefined) return reply.code(503).send(errorBody('UNAVAILABLE'));
    return reply.sendFile(request.params['*'], join(root, 'assets'), { immutable: true, maxAge: '365d' });
  });
};
