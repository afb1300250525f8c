/** What is unread in a channel. */
export interface UnreadChannel {
  readonly channelId: string;
  readonly count: number;
}

/** What reading a whole guild takes. */
export interface ReadGuildPorts {
  /** The channels of a guild where something is unread. */
  readonly unreadOf: (guildId: string) => Promise<readonly UnreadChannel[]>;
  /** The place of the newest message; `undefined` where there is none any more. */
  readonly newestOf: (channelId: string) => Promise<number | undefined>;
  readonly markRead: (channelId: string, seq: number) => Promise<void>;
}

/** Channels that are marked at the same time. */
const atOnce = 4;

/** More than so many messages are asked about before they are marked. */
export const askedAbove = 200;

export const totalOf = (channels: readonly UnreadChannel[]): number => channels.reduce((sum, { count }) => sum + count, 0);

/** Marks the channels read up to their ends, a few at a time. Rejects with the first refusal; what is marked stays so. */
export const markAll = async (channels: readonly UnreadChannel[], ports: ReadGuildPorts): Promise<void> => {
  const waiting = channels.map(({ channelId }) => channelId);
  const work = async (): Promise<void> => {
    for (let channelId = waiting.shift(); channelId !== undefined; channelId = waiting.shift()) {
      const seq = await ports.newestOf(channelId);
      if (seq !== undefined) await ports.markRead(channelId, seq);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};
