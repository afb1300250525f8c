import type { Millis } from '@chat/schema/events';

interface Timed {
  readonly occurredAt: Millis;
}

/** A part whose items are in time order, none before `startsAt`. It is read when its time comes. */
export interface TimedPart<Item extends Timed> {
  readonly startsAt: Millis;
  readonly read: () => Promise<readonly Item[]>;
}

interface OpenPart<Item> {
  readonly items: readonly Item[];
  /** How many were taken. */
  taken: number;
}

const headTime = <Item extends Timed>({ items, taken }: OpenPart<Item>): Millis => items[taken]?.occurredAt ?? Infinity;

const earliest = <Item extends Timed>(open: readonly OpenPart<Item>[]): OpenPart<Item> | undefined =>
  open.reduce<OpenPart<Item> | undefined>(
    (first, part) => (first === undefined || headTime(part) < headTime(first) ? part : first),
    undefined,
  );

/** The items of all parts, which are in the order of their starts, by time; of equal times, in the order of the parts. */
export async function* mergeByTime<Item extends Timed>(parts: readonly TimedPart<Item>[]): AsyncGenerator<Item, void, undefined> {
  let open: readonly OpenPart<Item>[] = [];
  const takeUntil = function* (limit: Millis): Generator<Item, void, undefined> {
    for (let part = earliest(open); part !== undefined && headTime(part) < limit; part = earliest(open)) {
      const item = part.items[part.taken++];
      if (item !== undefined) yield item;
      if (part.taken === part.items.length) open = open.filter((other) => other !== part);
    }
  };
  for (const { startsAt, read } of parts) {
    yield* takeUntil(startsAt);
    open = [...open, { items: await read(), taken: 0 }];
  }
  yield* takeUntil(Infinity);
}
