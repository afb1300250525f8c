import { withComponent } from '@chat/platform/testing/withComponent';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { send } from './testing/rooms.ts';

withComponent('chromium', 'logging in to the client', ({ path }) => {
  let world: ClientWorld;
  beforeAll(async () => {
    world = await clientWorld(path);
    await world.join('boris', 'Борис');
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('shows the channel that the address names, and what is said there', async () => {
    await send(world.ada, world.channelId, 'hello');
    const page = await world.enter('boris', undefined, { locale: 'ru-RU', width: 360, height: 740 });
    await page.getByText('hello', { exact: true }).waitFor();
    expect(world.problems).toEqual([]);
  });
});
