import { type Count, type Id, streams } from '@chat/schema/events';
import type { Services } from './services.ts';

/** `seq` of the newest fact of a channel; 0 where there is none. */
export const newestSeq = async ({ store }: Pick<Services, 'store'>, channelId: Id): Promise<Count> => {
  const [newest] = await store.read(streams.channel(channelId), { backwards: true, limit: 1 });
  return (newest?.revision ?? -1) + 1;
};
