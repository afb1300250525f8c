import type { Lease, Log } from '@chat/platform';
import { BackOff } from '../runner/backOff.ts';

/** What of a lease the work needs. */
export type HeldLease = Pick<Lease, 'epoch' | 'lost' | 'release'>;

export interface LeasedWorkOptions {
  readonly name: string;
  /** Resolves once the lease is held; rejects where that cannot be known, or where `signal` aborts. */
  readonly acquire: (name: string, signal: AbortSignal) => Promise<HeldLease>;
  /** Does the work until `signal` aborts; rejecting means that it could not go on. */
  readonly work: (lease: HeldLease, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
  readonly backOff?: BackOff;
}

const once = async ({ name, acquire, work, log }: LeasedWorkOptions, stopping: AbortSignal): Promise<void> => {
  const lease = await acquire(name, stopping);
  log.info('work taken over', { work: name, epoch: lease.epoch });
  try {
    await work(lease, AbortSignal.any([stopping, lease.lost]));
  } finally {
    if (lease.lost.aborted) log.warn('work lost to another process', { work: name, epoch: lease.epoch });
    await lease.release();
  }
};

/**
 * Does work that one process does at a time: waits for its lease, works until the lease is lost, and waits again. What fails is
 * tried again with growing pauses. Disposing it finishes what is at hand and gives the lease back.
 */
export const leasedWork = (options: LeasedWorkOptions): AsyncDisposable => {
  const { name, log, backOff = new BackOff() } = options;
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await once(options, stopping.signal);
        backOff.reset();
      } catch (error) {
        if (!stopping.signal.aborted) log.error('work cannot be done, trying again', { work: name, error });
      }
      await backOff.pause(stopping.signal);
    }
  };
  const running = run();
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await running;
    },
  };
};
