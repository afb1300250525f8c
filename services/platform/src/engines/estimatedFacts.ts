import type { Position } from '@chat/schema/events';
import type { EventReader } from '../eventStore/eventStore.ts';

/** A log whose positions say where a fact begins, not how many came before it. */
export interface EstimatedFacts {
  /** The same log, which learns from what is read of it how far apart facts lie. */
  readonly eventStore: Pick<EventReader, 'feed' | 'head'>;
  /** About how many facts lie after `after`, up to and with `to`: at least 1 where `to` is later, 0 where it is not. */
  readonly factsBetween: (after: Position | undefined, to: Position) => number;
}

/** What a fact takes in a log of which nothing was read yet; bytes. */
const usualDistance = 1_024;

/**
 * Positions of EventStoreDB count bytes. Their lag in facts is an estimate from the distance between the facts of the newest batch
 * that was read here: enough to tell a moment from thousands.
 */
export const estimatedFacts = (
  eventStore: Pick<EventReader, 'feed' | 'head'>,
  placeOf: (position: Position) => number,
): EstimatedFacts => {
  let distance = usualDistance;
  async function* feed(after: Position | undefined, signal: AbortSignal) {
    for await (const facts of eventStore.feed(after, signal)) {
      const [first, last] = [facts[0], facts.at(-1)];
      if (first !== undefined && last !== undefined && facts.length > 1)
        distance = Math.max(1, (placeOf(last.position) - placeOf(first.position)) / (facts.length - 1));
      yield facts;
    }
  }
  return {
    eventStore: { feed, head: () => eventStore.head() },
    factsBetween: (after, to) => {
      const bytes = placeOf(to) - (after === undefined ? 0 : placeOf(after));
      return bytes <= 0 ? 0 : Math.max(1, Math.round(bytes / distance));
    },
  };
};
