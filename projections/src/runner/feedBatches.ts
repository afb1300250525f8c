import type { EventStore, StoredFact } from '@chat/platform';
import type { Position } from '@chat/schema/events';

export interface BatchSizes {
  /** At the live end: small, so that a batch does not hold up what else runs on the thread. */
  readonly live: number;
  /** Up to the head that was known at the start. */
  readonly catchUp: number;
}

export const batchSizes: BatchSizes = { live: 100, catchUp: 1_000 };

interface Following {
  readonly after: Position | undefined;
  readonly sizes: BatchSizes;
  readonly signal: AbortSignal;
}

function* cut(facts: readonly StoredFact[], size: number): Generator<readonly StoredFact[]> {
  for (let from = 0; from < facts.length; from += size) yield facts.slice(from, from + size);
}

/** The feed in batches for one commit each: full ones up to the head of now, then whatever has come, without waiting for more. */
export async function* feedBatches(
  eventStore: Pick<EventStore, 'feed' | 'head'>,
  { after, sizes, signal }: Following,
): AsyncGenerator<readonly StoredFact[]> {
  const head = (await eventStore.head())?.position;
  let gathered: StoredFact[] = [];
  let caughtUp = head === undefined || (after !== undefined && after >= head);
  for await (const facts of eventStore.feed(after, signal)) {
    if (caughtUp) {
      yield* cut(facts, sizes.live);
      continue;
    }
    gathered.push(...facts);
    const newest = gathered.at(-1)?.position;
    caughtUp = newest !== undefined && head !== undefined && newest >= head;
    const full = caughtUp ? gathered.length : gathered.length - (gathered.length % sizes.catchUp);
    yield* cut(gathered.slice(0, full), sizes.catchUp);
    gathered = gathered.slice(full);
  }
}
