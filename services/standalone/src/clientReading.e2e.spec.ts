import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { type Member, send } from './testing/rooms.ts';

withComponent('chromium', 'reading in the client', ({ path }) => {
  let world: ClientWorld;
  beforeAll(async () => {
    world = await clientWorld(path);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  interface Room {
    readonly id: string;
    readonly path: string;
  }

  /** A channel of its own with so many messages of Ada's in it: `name 1`, `name 2`, … */
  const roomWith = async (name: string, count: number): Promise<Room> => {
    const { channelId } = await world.ada.act<{ readonly channelId: string }>(
      'createChannel',
      { guildId: world.guildId, name, kind: 'TEXT' },
      'channelId',
    );
    for (let at = 1; at <= count; at += 1) await send(world.ada, channelId, `${name} ${at}`);
    return { id: channelId, path: `/guilds/${world.guildId}/${channelId}` };
  };

  const markRead = (member: Member, room: Room, seq: number) => member.act('markRead', { channelId: room.id, seq });
  const shows = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();
  const topOf = async (page: Page, text: string): Promise<number> =>
    (await page.getByText(text, { exact: true }).boundingBox())?.y ?? Number.NaN;
  const isSeen = async (page: Page, text: string): Promise<boolean> => {
    const box = await page.getByText(text, { exact: true }).boundingBox();
    const log = await page.getByLabel('Messages', { exact: true }).boundingBox();
    return box !== null && log !== null && box.y >= log.y - 1 && box.y + box.height <= log.y + log.height + 1;
  };
  const seen = (page: Page, text: string) => vi.waitFor(async () => expect(await isSeen(page, text)).toBe(true), 10_000);
  const wheel = async (page: Page, pixels: number): Promise<void> => {
    await page.getByLabel('Messages', { exact: true }).hover();
    await page.mouse.wheel(0, pixels);
  };

  describe('opening a channel', () => {
    it('shows the first unread message below a line that stays, however much there is', async () => {
      const room = await roomWith('much', 160);
      const bob = await world.join('bob');
      await markRead(bob, room, 30);
      const page = await world.enter('bob', room.path);
      await seen(page, 'much 31');
      await seen(page, '130 new since');
    });
  });
});
