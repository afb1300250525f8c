import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minifySync, type Plugin, transformWithOxc } from 'vite';

const path = fileURLToPath(new URL('main.ts', import.meta.url));

/** Puts the script that runs before the first paint into the page of the client: no module, so that it is not put off. */
export const firstPaintPlugin = async (): Promise<Plugin> => {
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path, { sourcemap: false });
  const source = minifySync(path, code).code;
  const fileName = `assets/firstPaint-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;
  const tag = `<script src="/${fileName}"></script>`;
  return {
    name: 'first-paint',
    buildStart() {
      this.emitFile({ type: 'asset', fileName, source });
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path: asked }) => (asked === '/index.html' ? html.replace('<title>', `${tag}\n    <title>`) : html),
    },
  };
};
