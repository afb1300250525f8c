import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { componentsAreRequired } from '@chat/platform/testing/components';
import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { drawnWhile, heldMemory } from './testing/drawnFrames.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const importer = join(repository, 'infra/tools/src/import.ts');

/** Of 153 days with about 196,000 messages; all of them with CHAT_WHOLE_HISTORY=1. */
const someDays = 23;
const isWhole = process.env['CHAT_WHOLE_HISTORY'] === '1';
/** Times are of a machine that has nothing else to do: elsewhere a test only finds what is far off. */
const room = componentsAreRequired() ? 3 : 10;

/** The days of the logs, spread over their years, in a folder of its own. */
const chosenDays = async (source: string, folder: string): Promise<readonly string[]> => {
  const names = (await readdir(source)).filter((name) => name.endsWith('.raw.txt')).sort();
  const step = isWhole ? 1 : Math.floor(names.length / someDays);
  const chosen = names.filter((_, index) => index % step === 0);
  await mkdir(folder, { recursive: true });
  for (const name of chosen) {
    await cp(join(source, name), join(folder, name));
    await cp(join(source, name.replace('.raw.', '.annotation.')), join(folder, name.replace('.raw.', '.annotation.')));
  }
  return chosen.map((name) => name.slice(0, 10));
};

/** `npm run import -- irc …`, as a person starts it; answers with the code of the invite that it prints. */
const importLogs = async (variables: Readonly<Record<string, string>>, folder: string): Promise<string> => {
  const args = [importer, 'irc', folder, '--guild', 'Ubuntu', '--channel', 'ubuntu'];
  const env = { ...process.env, ...variables, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(child, 'close');
  const invite = /\/invite\/(\w+)/.exec(output)?.[1];
  if (code !== 0 || invite === undefined) throw new Error(`the import ended with ${code}:\n${output}`);
  return invite;
};

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

withComponent('chromium', 'a long history', (chromium) => {
  withComponent('data', 'of real logs', (data) => {
    let world: ClientWorld;
    let folder: string;
    let days: readonly string[];
    let page: Page;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'chat-history-'));
      days = await chosenDays(join(data.path, 'ubuntu-irc'), folder);
      let invite = '';
      const prepare = async (variables: Readonly<Record<string, string>>): Promise<void> => {
        invite = await importLogs(variables, folder);
      };
      world = await clientWorld(chromium.path, { prepare });
      interface Joined {
        readonly guild: { readonly id: string; readonly channels: readonly { readonly id: string }[] };
      }
      const { guild } = await world.ada.act<Joined>('joinGuild', { code: invite }, 'guild { id channels { id } }');
      page = await world.enter('ada', `/guilds/${guild.id}/${guild.channels[0]?.id}`, { isTimed: true });
      await page.getByRole('article').first().waitFor();
    }, 900_000);
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    });

    it('opens at its first message, and asks before years of it are marked as read', async () => {
      const bar = page.getByRole('region', { name: 'Unread messages' });
      await bar.getByRole('button', { name: 'Mark as read?' }).click();
      await bar.waitFor({ state: 'detached' });
    });

    it('shows the messages of any day within 300 ms', async () => {
      /** From the address to the frame in which a message of that day stands. */
      const showing = (day: string) =>
        page.evaluate<number>(`new Promise((resolve) => {
          const from = performance.now();
          const look = () => document.querySelector('[role=log] time[datetime^="${day}"]') === null
            ? requestAnimationFrame(look)
            : requestAnimationFrame(() => resolve(performance.now() - from));
          location.hash = '#${day}';
          look();
        })`);
      const chosen = days.filter((_, index) => index > 0 && index % Math.ceil(days.length / 10) === 0);
      const times: number[] = [];
      for (const day of chosen.toReversed()) times.push(await showing(day));
      process.stdout.write(`days shown within ${times.map(Math.round).join(', ')} ms\n`);
      expect(median(times)).toBeLessThan(300 * room);
    });

    it('is scrolled without a blank frame, in the same memory however far', async () => {
      const log = page.getByLabel('Messages', { exact: true });
      const oldest = async (): Promise<string> =>
        (await page.getByRole('article').getByRole('time').first().getAttribute('datetime')) ?? '';
      await page.keyboard.press('Control+End');
      await vi.waitFor(async () => expect(await oldest()).toContain(days.at(-1)?.slice(0, 7)), 10_000);
      await log.hover();
      /** Pages from elsewhere: whoever scrolls is led nowhere. */
      const leaps: string[] = [];
      page.on('request', (request) => {
        const { query = '', variables } = request.postDataJSON() ?? {};
        if (query.includes('PageAround')) leaps.push(JSON.stringify(variables));
      });
      const wheel = async (times: number, pixels: number): Promise<void> => {
        for (let time = 0; time < times; time += 1) {
          await page.mouse.wheel(0, pixels);
          await page.waitForTimeout(8);
        }
      };
      const toBeginning = async (): Promise<void> => {
        const until = performance.now() + 1_500_000;
        while (!(await oldest()).startsWith(days[0] ?? '') && performance.now() < until) await wheel(60, -1_500);
      };
      await wheel(40, -1_500);
      const before = await heldMemory(page);
      let reached = '';
      const seen = await drawnWhile(page, async () => {
        await wheel(250, -1_500);
        if (isWhole) await toBeginning();
        reached = await oldest();
        await wheel(60, 1_500);
        await log.focus();
        for (let press = 0; press < 40; press += 1) await page.keyboard.press('PageUp');
      });
      const after = await heldMemory(page);
      process.stdout.write(`${JSON.stringify({ ...seen, before, after, reached })}\n`);
      expect(leaps).toEqual([]);
      if (isWhole) expect(reached).toContain(days[0]);
      expect(seen.longestBlank).toBeLessThan(100);
      expect(after.heapBytes - before.heapBytes).toBeLessThan(8_000_000);
      expect(after.nodes).toBeLessThan(2 * before.nodes + 1_000);
    }, 1_800_000);

    it('complained about nothing', () => {
      expect(world.problems).toEqual([]);
    });
  });
});
