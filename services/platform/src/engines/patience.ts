import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log/log.ts';

export interface PatienceOptions {
  /** The setting that names the engine. */
  readonly setting: string;
  /** Whether it may come: anything else stops the start. */
  readonly isAway: (error: unknown) => boolean;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two attempts; 1,000 where absent. */
  readonly retryEvery?: number;
  /** Milliseconds between two messages; 5,000 where absent. */
  readonly sayEvery?: number;
}

/** Opens an engine, and waits for one that is away, for as long as it takes: a message every five seconds says for which. */
export const patiently = async <Opened>(open: () => Promise<Opened>, options: PatienceOptions): Promise<Opened> => {
  const { setting, isAway, log, signal, retryEvery = 1_000, sayEvery = 5_000 } = options;
  let saidAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!isAway(error)) throw error;
      if (performance.now() - saidAt >= sayEvery) {
        saidAt = performance.now();
        log.warn('an engine is away, waiting for it', { setting, error });
      }
      await pause(retryEvery, undefined, { signal });
    }
  }
};
