import type { Plugin } from 'vite';
import { emojiRows } from './emojiRows.ts';

/** Loads `emojiRows.ts` as what it computes: pages get a tenth of the data that it is made from. */
export const emojiRowsPlugin = (): Plugin => ({
  name: 'emoji-rows',
  load: (id) =>
    id.endsWith('/emoji/emojiRows.ts')
      ? { code: `export const emojiRows = JSON.parse(${JSON.stringify(JSON.stringify(emojiRows))});`, map: null }
      : undefined,
});
