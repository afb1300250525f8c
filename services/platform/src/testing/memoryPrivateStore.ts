import { type PrivateStore, PrivateStoreUnavailable, type PrivateWrite, type Versioned } from '../privateStore/privateStore.ts';

type Documents = Map<string, { readonly text: string; readonly version: number }>;

const keyOf = (collection: string, id: string) => JSON.stringify([collection, id]);

const holds = (documents: Documents, write: PrivateWrite): boolean =>
  write.expected === undefined || (documents.get(keyOf(write.collection, write.id))?.version ?? 0) === write.expected;

const put = (documents: Documents, { collection, id, value }: PrivateWrite): void => {
  const key = keyOf(collection, id);
  const version = (documents.get(key)?.version ?? 0) + 1;
  if (value === null) documents.delete(key);
  else documents.set(key, { text: JSON.stringify(value), version });
};

const inPage = (id: string, options: { readonly prefix?: string; readonly after?: string }) =>
  id.startsWith(options.prefix ?? '') && (options.after === undefined || id > options.after);

/** A private store in memory, for tests that need none on disk. A value goes through JSON, so that nobody shares it. */
export const memoryPrivateStore = (): PrivateStore => {
  let documents: Documents = new Map();
  let closed = false;
  const answer = <Value>(value: () => Value): Promise<Value> =>
    closed ? Promise.reject(new PrivateStoreUnavailable('the private store is closed')) : Promise.resolve(value());
  const read = <Value>(key: string): Versioned<Value> | undefined => {
    const found = documents.get(key);
    // What a collection holds is its caller's knowledge, as the port says.
    return found && { value: JSON.parse(found.text) as Value, version: found.version };
  };
  const write = (writes: readonly PrivateWrite[]): boolean => {
    const next: Documents = new Map(documents);
    for (const one of writes) {
      if (!holds(next, one)) return false;
      put(next, one);
    }
    documents = next;
    return true;
  };
  const idsOf = (collection: string): string[] =>
    [...documents.keys()]
      .map((key) => JSON.parse(key) as [string, string]) // written by keyOf
      .filter(([of]) => of === collection)
      .map(([, id]) => id)
      .sort();
  return {
    get: (collection, id) => answer(() => read(keyOf(collection, id))),
    write: (writes) => answer(() => write(writes)),
    list: <Value>(collection: string, options: { prefix?: string; after?: string; limit: number }) =>
      answer(() =>
        idsOf(collection)
          .filter((id) => inPage(id, options))
          .slice(0, options.limit)
          .flatMap((id) => {
            const found = read<Value>(keyOf(collection, id));
            return found ? [{ ...found, id }] : [];
          }),
      ),
    close: async () => {
      closed = true;
    },
  };
};
