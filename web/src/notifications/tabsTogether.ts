/** What the tabs of an account in this browser agree on. */
export interface TabsTogether {
  /** Whether this one tells of news for all. */
  readonly isTeller: () => boolean;
  /** Whether the person looks at a place in any of them. */
  readonly isSeen: (placeId: string) => boolean;
  /** What the person looks at here; `undefined`: at nothing. */
  readonly see: (placeId: string | undefined) => void;
  readonly stop: () => void;
}

interface Seeing {
  readonly tab: string;
  readonly placeId: string | undefined;
}

/** One tab tells: the one that holds the lock. Where it is closed, another gets it. */
export const openTabsTogether = (userId: string): TabsTogether => {
  const own = crypto.randomUUID();
  const seen = new Map<string, string>();
  const stopped = Promise.withResolvers<void>();
  const giveUp = new AbortController();
  let isTeller = !('locks' in navigator);
  const hold = (): Promise<void> => {
    isTeller = true;
    return stopped.promise;
  };
  if (!isTeller) {
    // It is taken back where it was never given.
    navigator.locks.request(`chat-js notifications ${userId}`, { signal: giveUp.signal }, hold).catch(() => undefined);
  }
  const others = new BroadcastChannel(`chat-js notifications ${userId}`);
  const keep = ({ tab, placeId }: Seeing): void => {
    if (placeId === undefined) seen.delete(tab);
    else seen.set(tab, placeId);
  };
  others.onmessage = ({ data }: MessageEvent<Seeing>) => keep(data);
  const see = (placeId: string | undefined): void => {
    const seeing: Seeing = { tab: own, placeId };
    keep(seeing);
    others.postMessage(seeing);
  };
  return {
    isTeller: () => isTeller,
    isSeen: (placeId) => [...seen.values()].includes(placeId),
    see,
    stop: () => {
      see(undefined);
      isTeller = false;
      stopped.resolve();
      giveUp.abort();
      others.close();
    },
  };
};
