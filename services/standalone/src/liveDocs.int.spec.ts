import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { PersonCaller } from '@chat/domain/commands';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type LiveWorld, liveWorld } from './testing/liveWorld.ts';

interface Followed {
  readonly __typename: string;
  readonly seq?: number;
  readonly content?: string | null;
}

type FollowChannel = (options: {
  readonly url: string;
  readonly webSocketImpl: unknown;
  readonly accessToken: () => Promise<string>;
  readonly channelId: string;
  readonly onEvent: (event: Followed) => void;
}) => { terminate(): void; dispose(): unknown };

const page = new URL('../../../docs/live.md', import.meta.url);

/** The page's program, as a module beside this spec, where its imports are found. */
const programOf = async (stack: AsyncDisposableStack): Promise<FollowChannel> => {
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(await readFile(page, 'utf8')) ?? [];
  const file = new URL(`./liveDocs.${process.pid}.mjs`, import.meta.url);
  await writeFile(file, program);
  stack.defer(async () => {
    const { rm } = await import('node:fs/promises');
    await rm(file, { force: true });
  });
  const { followChannel } = (await import(pathToFileURL(file.pathname).href)) as { readonly followChannel: FollowChannel };
  return followChannel;
};

const until = async (isTrue: () => boolean): Promise<void> => {
  await expect.poll(isTrue, { timeout: 30_000, interval: 10 }).toBe(true);
};

const openWorld = async (stack: AsyncDisposableStack) => {
  const world: LiveWorld = stack.use(await liveWorld());
  const [ada] = (await world.people(1)) as [PersonCaller];
  return { world, ada, place: await world.place(ada) };
};

describe('docs/live.md', () => {
  it('shows a client that misses nothing and hears nothing twice over a cut', async () => {
    await using stack = new AsyncDisposableStack();
    const { world, ada, place } = await openWorld(stack);
    const followChannel = await programOf(stack);
    const events: Followed[] = [];
    const options = { url: world.url, webSocketImpl: WebSocket, accessToken: () => world.token(ada), channelId: place.channelId };
    const client = followChannel({ ...options, onEvent: (event) => events.push(event) });
    stack.defer(() => client.terminate());
    await until(() => events.length > 0);
    await world.send(ada, place.channelId, 'before');
    await until(() => events.some(({ content }) => content === 'before'));
    client.terminate();
    await world.send(ada, place.channelId, 'meanwhile');
    await until(() => events.some(({ content }) => content === 'meanwhile'));
    await until(() => events.filter(({ __typename }) => __typename === 'CaughtUp').length === 2);
    await world.send(ada, place.channelId, 'after');
    await until(() => events.some(({ content }) => content === 'after'));
    expect(events.flatMap(({ seq }) => seq ?? [])).toEqual([1, 2, 3]);
  });
});
