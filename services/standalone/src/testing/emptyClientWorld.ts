import { temporaryDirectory } from '@chat/platform/testing';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { coverPage } from './pageCoverage.ts';
import { productHost } from './productHost.ts';
import type { ProductProcess } from './productProcess.ts';

export interface PageOptions {
  /** In CSS pixels; 1280 × 800 where absent. */
  readonly width?: number;
  readonly height?: number;
  readonly locale?: 'en-US' | 'ru-RU';
  readonly colorScheme?: 'dark' | 'light';
  /** A screen for fingers. */
  readonly hasTouch?: boolean;
  /** Whether the client may keep its files with a service worker; not where absent. */
  readonly hasWorker?: boolean;
  /** Times are taken of it: what runs in it is not counted for the coverage, which costs time. */
  readonly isTimed?: boolean;
}

/** The product in a process of its own that nobody has set up, and browsers of people. Disposing it ends all of it. */
export interface EmptyWorld extends AsyncDisposable {
  readonly product: ProductProcess;
  readonly browser: Browser;
  /** What a page complained about so far, on its console or by an uncaught error. Must be empty at the end. */
  readonly problems: string[];
  /** The address of a page of the client, such as of `/login`. */
  at(path: string): string;
  /** A browser of its own for nobody, at nothing. */
  visit(options?: PageOptions): Promise<Page>;
  /** Another tab of the same browser, at the same address. */
  openTab(page: Page): Promise<Page>;
  /** kill -9: the product finishes nothing. */
  kill(): Promise<void>;
  /** After `kill`: with the same data, at the same address. */
  startAgain(): Promise<void>;
}

const isNetwork = (text: string): boolean => text.includes('net::');

interface Watch {
  readonly problems: string[];
  readonly owned: AsyncDisposableStack;
  readonly isTimed?: boolean;
}

const watched = async (page: Page, { problems, owned, isTimed = false }: Watch): Promise<Page> => {
  if (!isTimed) owned.use(await coverPage(page));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // What the network says while it is away is no mistake of the page.
    if (message.type() === 'error' && !isNetwork(message.text())) problems.push(message.text());
  });
  return page;
};

/** People whom the API made speak English, wherever they log in: whoever has a Russian browser has chosen Russian in it. */
const chosenRussian = `if (location.protocol === 'http:' && localStorage.getItem('language') === null) {
  localStorage.setItem('language', 'ru');
  localStorage.setItem('languageUnsaved', 'ru');
}`;

/** What a promise that nobody heard was rejected with, where it is no error: of an object a page says only that it is one. */
const tellUnheard = `addEventListener('unhandledrejection', ({ reason }) => {
  if (!(reason instanceof Error)) console.error('nobody heard', reason?.constructor?.name, JSON.stringify(reason));
})`;

/** Whoever has no look of their own has that of the device: the client is dark otherwise. */
const deviceLook = `if (location.protocol === 'http:' && localStorage.getItem('look') === null) {
  localStorage.setItem('look', '{"theme":"SYSTEM"}');
}`;

const visitorsOf = (browser: Browser, problems: string[], owned: AsyncDisposableStack) => async (options: PageOptions) => {
  const { width = 1_280, height = 800, locale = 'en-US', colorScheme = 'dark', isTimed = false, hasTouch = false } = options;
  // What goes through a service worker cannot be routed elsewhere by a spec.
  const serviceWorkers = options.hasWorker === true ? 'allow' : 'block';
  const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme, hasTouch, serviceWorkers });
  await context.addInitScript(tellUnheard);
  if (colorScheme === 'light') await context.addInitScript(deviceLook);
  if (locale === 'ru-RU') await context.addInitScript(chosenRussian);
  return watched(await context.newPage(), { problems, owned, isTimed });
};

export interface WorldOptions {
  /** Puts in place what is there before the product starts, with the settings that lead to its data. */
  readonly prepare?: (variables: Readonly<Record<string, string>>) => Promise<void>;
}

/** Starts it with chromium at this path, and waits until the pages are built. */
export const emptyClientWorld = async (executablePath: string, { prepare }: WorldOptions = {}): Promise<EmptyWorld> => {
  await using starting = new AsyncDisposableStack();
  const { path: directory } = starting.use(await temporaryDirectory());
  const host = starting.use(await productHost(directory));
  await prepare?.(host.variables);
  let product = await host.start();
  starting.defer(() => product.kill());
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  starting.defer(() => browser.close());
  const at = (path: string): string => `${product.address}${path}`;
  const isBuilt = async () => expect((await fetch(at('/login'))).status).toBe(200);
  await vi.waitFor(isBuilt, { timeout: 120_000, interval: 250 });
  const problems: string[] = [];
  const owned = starting.move();
  const visit = visitorsOf(browser, problems, owned);
  return {
    get product() {
      return product;
    },
    browser,
    problems,
    at,
    visit: (options = {}) => visit(options),
    openTab: async (page) => {
      const tab = await watched(await page.context().newPage(), { problems, owned });
      await tab.goto(page.url());
      return tab;
    },
    kill: () => product.kill(),
    startAgain: async () => {
      product = await host.start(Number(new URL(product.address).port));
      await vi.waitFor(isBuilt, { timeout: 120_000, interval: 250 });
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};
