import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetAllPages, forgetPages, type KeptPage, keepPage, keptPages } from './keptPages.ts';

const page = (channelId: string, keptAt: number, count = 1): KeptPage => ({
  channelId,
  readerId: 'reader',
  channelName: channelId,
  guildName: 'Harbour',
  keptAt,
  messages: Array.from({ length: count }, (_, index) => ({ id: `${index}`, authorName: 'Ada', content: `${index}`, sentAt: '' })),
});

beforeEach(forgetAllPages);

describe('what is kept for reading without a network', () => {
  it('is the newest messages of a channel, in the place of what was kept before', async () => {
    await keepPage(page('c', 1));
    await keepPage(page('c', 2, 70));
    const [kept, ...others] = await keptPages();
    expect([others, kept?.messages.length, kept?.messages.at(-1)?.content]).toEqual([[], 50, '69']);
  });

  it('is of the channels that were kept last', async () => {
    for (let index = 0; index < 23; index += 1) await keepPage(page(`c${index}`, index));
    const ids = (await keptPages()).map(({ channelId }) => channelId);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([20, 'c22', 'c3']);
  });

  it('goes by channel, and all at once', async () => {
    for (const id of ['a', 'b', 'c']) await keepPage(page(id, 1));
    await forgetPages(['b', 'unknown']);
    expect((await keptPages()).map(({ channelId }) => channelId)).toEqual(['a', 'c']);
    await forgetAllPages();
    expect(await keptPages()).toEqual([]);
  });
});
