import { describe } from 'vitest';
import { appendCases } from './eventStoreContract/appends.ts';
import { concurrencyCases } from './eventStoreContract/concurrency.ts';
import { feedCases } from './eventStoreContract/feeds.ts';
import { idempotencyCases } from './eventStoreContract/idempotency.ts';
import { lifecycleCases } from './eventStoreContract/lifecycle.ts';
import { limitCases } from './eventStoreContract/limits.ts';
import type { OpenEventStore } from './eventStoreContract/opened.ts';
import { readCases } from './eventStoreContract/reads.ts';

export type { OpenEventStore, OpenedEventStore } from './eventStoreContract/opened.ts';

/**
 * The rules of the port `EventStore`, as tests. Every adapter runs them in an `int.spec` of its own. Cases use streams of
 * their own and never assume an empty log, so `open` may hand out one shared server.
 */
export const eventStoreContract = (name: string, open: OpenEventStore): void => {
  describe(`${name} is an event store`, () => {
    appendCases(open);
    idempotencyCases(open);
    limitCases(open);
    readCases(open);
    feedCases(open);
    concurrencyCases(open);
    lifecycleCases(open);
  });
};
