import { useEffect, useState } from 'react';
import { type Kept, openOutboxStore } from '../messaging/index.ts';
import type { KeptPage } from './keptPages.ts';

/** What the reader of a kept page has said there and is not sent yet, in the order in which it will be. */
export const useWaiting = ({ channelId, readerId }: KeptPage): readonly Kept[] => {
  const [waiting, setWaiting] = useState<readonly Kept[]>([]);
  useEffect(() => {
    let isGone = false;
    const load = async (): Promise<void> => {
      const store = await openOutboxStore(readerId);
      const kept = (await store.all()).filter((one) => one.channelId === channelId);
      if (!isGone) setWaiting(kept);
    };
    load().catch(() => undefined); // nothing can be kept in this browser, so nothing is
    return () => {
      isGone = true;
    };
  }, [channelId, readerId]);
  return waiting;
};
