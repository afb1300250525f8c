import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '@chat/platform';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../../../coverage/browser', import.meta.url));

/** The script and its map, as the server serves them; `undefined` where it has no map, so that it is none of ours. */
const mapped = async (url: string) => {
  if (!/^https?:/.test(url)) return undefined;
  const map = await fetch(`${url}.map`);
  return map.ok ? { map: await map.json() } : undefined;
};

/**
 * Counts what of the client's code runs in a page, from now until it is disposed, and leaves that for the report on
 * coverage. A page that was closed before leaves nothing.
 */
export const coverPage = async (page: Page): Promise<AsyncDisposable> => {
  await page.coverage.startJSCoverage({ resetOnNavigation: false });
  return {
    [Symbol.asyncDispose]: async () => {
      if (page.isClosed()) return;
      const scripts = await page.coverage.stopJSCoverage();
      await mkdir(folder, { recursive: true });
      for (const { url, source, functions } of scripts) {
        const found = await mapped(url);
        if (found === undefined) continue;
        await writeFile(join(folder, `${newId()}.json`), JSON.stringify({ url, source, functions, ...found }));
      }
    },
  };
};
