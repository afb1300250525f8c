import type { EventStore, EventStoreUnavailable } from '../eventStore.ts';
import type { BackOff } from './backOff.ts';
import type { EsdbRole } from './esdbClient.ts';

export type { BackOff, EsdbRole };

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113?setting=value` or `esdb+discover://…`; see `parseConnectionString`. */
  readonly connectionString: string;
  /** `commands`: everything goes to the leader; `projections`: reads and feeds rather go to a follower or read-only replica. */
  readonly role: EsdbRole;
  /** What the names of our streams begin with; all prefixes of the schema where absent. */
  readonly prefixes?: readonly string[];
  /** Milliseconds after which a call without an answer is `EventStoreUnavailable`; 5,000 where absent. */
  readonly callMillis?: number;
  /** The waits of a feed between its attempts to subscribe again; from 100 ms to 5 s where absent. */
  readonly backOff?: BackOff;
  /** Told of each outage of a feed, which goes on by itself after so many milliseconds. */
  readonly onFeedOutage?: (outage: EventStoreUnavailable, retryInMillis: number) => void;
}

/**
 * The event log on EventStoreDB 22.6 or later. Opening asks the node for the newest fact, so that a wrong address, password or
 * right is known at once (`EventStoreUnavailable`); the user must be allowed to read `$all`. A connection string that cannot
 * be used is `InvalidConnectionString`. Appends of one stream go one after the other. An outage fails the calls that meet it
 * with `EventStoreUnavailable`, within `callMillis`, and the next ones try anew; feeds subscribe again by themselves, except
 * where the node refuses our credentials. Events that others keep in the same log are not seen, unless their streams are named
 * as ours are. The client is loaded by the first call: who keeps the log in a file does not pay for it.
 */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> => {
  const { openEsdbAdapter } = await import('./esdbAdapter.ts');
  return openEsdbAdapter(options);
};
