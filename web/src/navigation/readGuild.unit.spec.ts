import { describe, expect, it } from 'vitest';
import { markAll, type ReadGuildPorts } from './readGuild.ts';

describe('reading a whole guild', () => {
  it('marks each channel up to its end, four at a time', async () => {
    const marked: string[] = [];
    let [now, most] = [0, 0];
    const ports: ReadGuildPorts = {
      unreadOf: async () => [],
      newestOf: async (channelId) => {
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        return channelId === '3' ? undefined : 7;
      },
      markRead: async (channelId, seq) => {
        now -= 1;
        marked.push(`${channelId}:${seq}`);
      },
    };
    const channels = Array.from({ length: 9 }, (_, index) => ({ channelId: String(index), count: 1 }));
    await markAll(channels, ports);
    expect(marked.toSorted()).toEqual(['0:7', '1:7', '2:7', '4:7', '5:7', '6:7', '7:7', '8:7']);
    expect(most).toBeLessThanOrEqual(5);
  });

  it('tells of a refusal', async () => {
    const ports = { unreadOf: async () => [], newestOf: async () => 1, markRead: () => Promise.reject(new Error('no')) };
    await expect(markAll([{ channelId: '1', count: 1 }], ports)).rejects.toThrow('no');
  });
});
