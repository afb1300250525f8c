import { type PrivateStore, PrivateStoreUnavailable, type PrivateWrite, type Versioned } from '../privateStore/privateStore.ts';

interface Kept {
  readonly text: string;
  readonly version: number;
}

interface Undo {
  readonly collection: Map<string, Kept>;
  readonly id: string;
  readonly before: Kept | undefined;
}

const put = (collection: Map<string, Kept>, id: string, kept: Kept | undefined): void => {
  if (kept === undefined) collection.delete(id);
  else collection.set(id, kept);
};

// What a collection holds is its caller's knowledge, as the port says.
const read = <Value>({ text, version }: Kept): Versioned<Value> => ({ value: JSON.parse(text) as Value, version });

const inPage = (id: string, options: { readonly prefix?: string; readonly after?: string }): boolean =>
  id.startsWith(options.prefix ?? '') && (options.after === undefined || id > options.after);

/** A private store in memory, for tests that need none on disk. A value goes through JSON, so that nobody shares it. */
export const memoryPrivateStore = (): PrivateStore => {
  const collections = new Map<string, Map<string, Kept>>();
  let closed = false;
  const answer = async <Value>(value: () => Value): Promise<Value> => {
    if (closed) throw new PrivateStoreUnavailable('the private store is closed');
    return value();
  };
  const collectionOf = (name: string): Map<string, Kept> => {
    const found = collections.get(name) ?? new Map<string, Kept>();
    collections.set(name, found);
    return found;
  };
  /** `undefined` where the expectation does not hold. */
  const apply = ({ collection: name, id, value, expected }: PrivateWrite): Undo | undefined => {
    const collection = collectionOf(name);
    const before = collection.get(id);
    if (expected !== undefined && (before?.version ?? 0) !== expected) return undefined;
    put(collection, id, value === null ? undefined : { text: JSON.stringify(value), version: (before?.version ?? 0) + 1 });
    return { collection, id, before };
  };
  const write = (writes: readonly PrivateWrite[]): boolean => {
    const done: Undo[] = [];
    for (const one of writes) {
      const undo = apply(one);
      if (undo === undefined) {
        for (const { collection, id, before } of done.reverse()) put(collection, id, before);
        return false;
      }
      done.push(undo);
    }
    return true;
  };
  return {
    get: <Value>(collection: string, id: string) =>
      answer(() => {
        const found = collectionOf(collection).get(id);
        return found && read<Value>(found);
      }),
    write: (writes) => answer(() => write(writes)),
    list: <Value>(name: string, options: { prefix?: string; after?: string; limit: number }) =>
      answer(() => {
        const page = [...collectionOf(name)].filter(([id]) => inPage(id, options));
        page.sort(([one], [other]) => (one < other ? -1 : 1));
        return page.slice(0, options.limit).map(([id, kept]) => ({ ...read<Value>(kept), id }));
      }),
    close: async () => {
      closed = true;
    },
  };
};
