import type { Checkpoint, Query, ReadStore, ReadStoreWriter, ViewDeclaration, Write } from '../../../readStore/readStore.ts';
import { checkpointAt, logId, others, positionOf, rebuiltSamples, type Sample, samples } from '../opened.ts';
import type { Random } from './random.ts';
import { randomFields, randomId, randomQuery, randomShape, randomView } from './randomQueries.ts';

/** One call of a store; `about` says which, so that a difference can be read. */
export interface Operation {
  readonly name: string;
  readonly about: unknown;
  run(stores: { readonly reader: ReadStore; readonly writer: ReadStoreWriter }): Promise<unknown>;
}

/** What the operations so far have come to. */
export interface World {
  readonly random: Random;
  position: number;
  page?: { readonly view: ViewDeclaration<Sample>; readonly query: Query; readonly last: Sample };
}

const allViews = [samples, rebuiltSamples, others] as const;
const anotherLog = logId.replace('0190', '0191') as typeof logId;

/** Mostly new, at times delivered again or late. */
const randomPosition = ({ random, position }: World): number => (random.chance(0.75) ? position : random.whole(position) + 1);

const randomWrite = (world: World): Write => {
  const { random } = world;
  const view = randomView(random);
  const key = { _id: randomId(random), pos: positionOf(randomPosition(world)) };
  if (random.chance(0.25)) return { view, delete: key };
  const odd = random.chance(0.01) ? { value: [] as never } : {};
  return { view, put: { ...key, ...randomFields(random), ...odd } as Sample, ...(random.chance(0.3) && { isNew: true }) };
};

/** As the runner merges them: one change a document. */
const merged = (writes: readonly Write[]): readonly Write[] => {
  const keyOfWrite = (write: Write): string => `${write.view.name} ${'put' in write ? write.put._id : write.delete._id}`;
  return [...new Map(writes.map((write) => [keyOfWrite(write), write])).values()];
};

const commit = (world: World): Operation => {
  world.position += 1;
  const { random } = world;
  const writes = merged(random.many(6, () => randomWrite(world)));
  const checkpoint: Checkpoint = {
    ...checkpointAt(randomPosition(world)),
    ...(random.chance(0.01) && { logId: anotherLog }),
  };
  const views = [...new Set(random.many(3, () => randomView(random)))];
  return { name: 'commit', about: { writes, checkpoint, views }, run: ({ writer }) => writer.commit(writes, checkpoint, views) };
};

/** A question to either connection; a view that is being rebuilt is asked by its writer only. */
const question = (
  random: Random,
  view: ViewDeclaration<Sample>,
  name: 'find' | 'count' | 'get' | 'getMany' | 'checkpoint',
  [about, ask]: readonly [about: unknown, ask: (store: ReadStore) => Promise<unknown>],
): Operation => {
  const asked = view === rebuiltSamples ? 'writer' : random.one(['reader', 'writer']);
  return { name, about: { asked, view: view.name, about }, run: (stores) => ask(stores[asked]) };
};

const find = (world: World): Operation => {
  const { random, page } = world;
  const view = page?.view ?? randomView(random);
  const query = randomQuery(random, view, page);
  delete world.page;
  const ask = async (store: ReadStore): Promise<readonly Sample[]> => {
    const found = await store.find(view, query);
    const last = found.at(-1);
    if (last !== undefined) world.page = { view, query, last };
    return found;
  };
  return question(random, view, 'find', [query, ask]);
};

const count = ({ random }: World): Operation => {
  const view = randomView(random);
  const query = randomShape(random);
  return question(random, view, 'count', [query, (store) => store.count(view, query)]);
};

const get = ({ random }: World): Operation => {
  const view = randomView(random);
  const id = randomId(random);
  return question(random, view, 'get', [id, (store) => store.get(view, id)]);
};

const getMany = ({ random }: World): Operation => {
  const view = randomView(random);
  const ids = random.many(10, () => randomId(random));
  return question(random, view, 'getMany', [ids, (store) => store.getMany(view, ids)]);
};

const checkpoint = ({ random }: World): Operation => {
  const view = randomView(random);
  return question(random, view, 'checkpoint', [undefined, (store) => store.checkpoint(view)]);
};

const scan = ({ random }: World): Operation => {
  const view = randomView(random);
  const after = random.chance(0.5) ? randomId(random) : undefined;
  const limit = random.whole(20) + 1;
  return { name: 'scan', about: { view: view.name, after, limit }, run: ({ writer }) => writer.scan(view, after, limit) };
};

const prepare = ({ random }: World): Operation => {
  const views = allViews.filter(() => random.chance(0.8));
  return { name: 'prepare', about: views.map(({ name }) => name), run: ({ writer }) => writer.prepare(views) };
};

const swap = ({ random }: World): Operation => {
  const rebuilt = random.chance(0.9) ? rebuiltSamples : others;
  return { name: 'swap', about: rebuilt.name, run: ({ writer }) => writer.swap(samples, rebuilt) };
};

const drop = ({ random }: World): Operation => {
  const view = random.one(allViews);
  return { name: 'drop', about: view.name, run: ({ writer }) => writer.drop(view) };
};

const shares: readonly (readonly [share: number, make: (world: World) => Operation])[] = [
  [24, commit],
  [36, find],
  [12, count],
  [9, get],
  [7, getMany],
  [5, scan],
  [4, checkpoint],
  [2, prepare],
  [0.5, swap],
  [0.3, drop],
];
const whole = shares.reduce((sum, [share]) => sum + share, 0);

/** The next operation, by its share. */
export const randomOperation = (world: World): Operation => {
  let at = (world.random.whole(2 ** 30) / 2 ** 30) * whole;
  for (const [share, make] of shares) {
    if (at < share) return make(world);
    at -= share;
  }
  return commit(world);
};
