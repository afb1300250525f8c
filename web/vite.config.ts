import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { startChunks } from './src/app/startChunks.config.ts';
import { emojiRowsPlugin } from './src/emoji/emojiRows.config.ts';
import { firstPaintPlugin } from './src/firstPaint/firstPaint.config.ts';
import { workerPlugin } from './src/offline/worker.config.ts';

const page = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

// Whoever starts the build: what people get is never the development's.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: page('.'),
  plugins: [emojiRowsPlugin(), firstPaintPlugin(), workerPlugin()],
  build: {
    target: 'es2022',
    // A worker of the editor is larger than any page should be, and loads only where somebody edits.
    chunkSizeWarningLimit: 4_000,
    // Inlined files would need a wider policy of what pages may load.
    assetsInlineLimit: 0,
    // Nobody loads a map but who reads a stack or counts what ran.
    sourcemap: 'hidden',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: page('index.html'), graphiql: page('graphiql.html'), sw: page('src/offline/service.worker.ts') },
      // A service worker keeps its address: by it the browser knows that there is another version.
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: startChunks() },
      },
    },
  },
  worker: { format: 'es' },
});
