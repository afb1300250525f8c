import type { EventStore, ReadStore } from '@chat/platform';
import { streams } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import type { ViewProgress } from '../commands/index.ts';
import { exampleId as id } from '../testing/deciderSpec.ts';
import { channelDirectory } from './channelDirectory.ts';

const [guildId, channelId, laterId, conversationId] = [id(1), id(2), id(3), id(4)];

/** A guild with one channel that the view shows and one that it shows once it is waited for, and a direct conversation. */
const directory = ({ waitsInVain = false } = {}) => {
  const looked: string[] = [];
  const shown = new Set([channelId]);
  const readStore = {
    get: async (_view: unknown, channel: typeof channelId) => {
      looked.push(`view ${channel}`);
      return shown.has(channel) ? { _id: channel, guildId } : undefined;
    },
  } as unknown as ReadStore; // all that is used
  const store = {
    read: async (stream: string) => {
      looked.push(stream);
      return stream === streams.dm(conversationId) ? [{}] : [];
    },
    head: async () => ({ position: '1' }),
  } as unknown as EventStore; // the same
  const views = {
    waitFor: async () => {
      looked.push('wait');
      shown.add(laterId);
      return !waitsInVain;
    },
  } as unknown as ViewProgress; // the same
  return { looked, ...channelDirectory({ store, readStore, views }) };
};

describe('what a channel is of', () => {
  it('a channel of a guild is looked up once: commands on it then wait for nothing', async () => {
    const { parentOf, looked } = directory();
    for (let time = 0; time < 3; time += 1) expect(await parentOf(channelId)).toEqual({ kind: 'GUILD', guildId });
    expect(looked).toEqual([`view ${channelId}`]);
  });

  it('so is a direct conversation, which waits for no view', async () => {
    const { parentOf, looked } = directory();
    for (let time = 0; time < 3; time += 1) expect(await parentOf(conversationId)).toEqual({ kind: 'DIRECT' });
    expect(looked).toEqual([`view ${conversationId}`, streams.dm(conversationId)]);
  });

  it('a channel that was created a moment ago is waited for', async () => {
    const { parentOf, looked } = directory();
    expect(await parentOf(laterId)).toEqual({ kind: 'GUILD', guildId });
    expect(looked).toContain('wait');
  });

  it('an unknown one is of nothing, also where the view does not come', async () => {
    expect(await directory().parentOf(id(9))).toBeUndefined();
    expect(await directory({ waitsInVain: true }).parentOf(laterId)).toBeUndefined();
  });
});
