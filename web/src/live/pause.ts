const longest = 10_000;

/** How long to wait before the next attempt, in milliseconds: doubled each time, and different for each client, which all lost the same server. */
export const backOff = (attempts: number): number => {
  const [chance = 0] = crypto.getRandomValues(new Uint16Array(1));
  return Math.min(longest, 200 * 2 ** attempts) * (0.5 + chance / 2 ** 16);
};

/** Waits, but not once the network is back or somebody looks at the page again: timers stand still while a laptop sleeps. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const page = typeof document === 'undefined' ? undefined : document;
    const done = (): void => {
      clearTimeout(late);
      globalThis.removeEventListener?.('online', done);
      page?.removeEventListener('visibilitychange', seen);
      resolve();
    };
    const seen = (): void => {
      if (page?.visibilityState === 'visible') done();
    };
    const late = setTimeout(done, milliseconds);
    globalThis.addEventListener?.('online', done);
    page?.addEventListener('visibilitychange', seen);
  });
