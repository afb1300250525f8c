import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useAccountOutbox } from './OutboxProvider.tsx';
import type { Kept, Outbox } from './outbox.ts';

/** One's own messages of a channel that are on their way, in order, and what can be done with them. */
export const useOutbox = (channelId: string): { readonly unsent: readonly Kept[]; readonly outbox: Outbox } => {
  const outbox = useAccountOutbox();
  const all = useSyncExternalStore(outbox.subscribe, outbox.unsent);
  const unsent = useMemo(() => all.filter((one) => one.channelId === channelId), [all, channelId]);
  return { unsent, outbox };
};

/** When the server takes messages again, by `performance.now`; `undefined` where it takes them. */
export const useSlowedUntil = (channelId: string): number | undefined => {
  const outbox = useAccountOutbox();
  return useSyncExternalStore(
    outbox.subscribe,
    useCallback(() => outbox.slowedUntil(channelId), [outbox, channelId]),
  );
};
