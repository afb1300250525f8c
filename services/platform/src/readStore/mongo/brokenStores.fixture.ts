import type { Document, Query, ReadStore, ReadStoreWriter, ViewDeclaration, Write } from '../readStore.ts';
import type { Store } from './bothStores.fixture.ts';

/** Another way to ask or to write, made of the right one. */
interface Faults {
  readonly find?: (store: ReadStore, view: ViewDeclaration, query: Query) => Promise<readonly Document[]>;
  readonly writes?: (store: ReadStoreWriter, writes: readonly Write[]) => Promise<readonly Write[]>;
}

const withFind = <Port extends ReadStore>(store: Port, find: NonNullable<Faults['find']>): Port =>
  new Proxy(store, {
    get: (target, name) => {
      if (name === 'find') return (view: ViewDeclaration, query: Query) => find(target, view, query);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

const withWrites = (store: ReadStoreWriter, writes: NonNullable<Faults['writes']>): ReadStoreWriter =>
  new Proxy(store, {
    get: (target, name) => {
      if (name === 'commit') {
        return async (...[asked, ...rest]: Parameters<ReadStoreWriter['commit']>) =>
          target.commit(await writes(target, asked), ...rest);
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

const breakBy =
  ({ find, writes }: Faults) =>
  ({ reader, writer }: Store): Store => {
    const written = writes ? withWrites(writer, writes) : writer;
    return find ? { reader: withFind(reader, find), writer: withFind(written, find) } : { reader, writer: written };
  };

const indexedValue = (document: Document): unknown => Reflect.get(document, 'value');

/** Strings by UTF-16 units, which is wrong beside an emoji only. */
const byUnits = (found: readonly Document[]): readonly Document[] =>
  found.toSorted((left, right) => {
    const [one, other] = [indexedValue(left), indexedValue(right)];
    if (typeof one !== 'string' || typeof other !== 'string' || one === other) return 0;
    return one < other ? -1 : 1;
  });

const isThere = async (store: ReadStore, view: ViewDeclaration, id: string): Promise<boolean> => {
  try {
    return (await store.get(view, id)) !== undefined;
  } catch {
    // A view that cannot be asked: the commit itself says so.
    return true;
  }
};

/** Stores that are wrong in one point each, the kind of fault that a port to another engine brings. */
export const brokenStores: readonly (readonly [fault: string, broken: (store: Store) => Store])[] = [
  [
    'leaves no tombstone where no document stood',
    breakBy({
      writes: async (store, writes) => {
        const kept = writes.map(async (write) =>
          'put' in write || (await isThere(store, write.view, write.delete._id)) ? [write] : [],
        );
        return (await Promise.all(kept)).flat();
      },
    }),
  ],
  [
    'takes "from" for "above"',
    breakBy({
      find: (store, view, query) => {
        const { from, ...range } = query.range ?? { path: '' };
        return store.find(view, from === undefined ? query : { ...query, range: { ...range, above: from } });
      },
    }),
  ],
  [
    'sorts strings by UTF-16 units',
    breakBy({
      find: async (store, view, query) => {
        const found = await store.find(view, query);
        return query.index === 'byValue' && query.order !== 'descending' ? byUnits(found) : found;
      },
    }),
  ],
  [
    'goes on one document too far behind a key',
    breakBy({
      find: async (store, view, query) => {
        const found = await store.find(view, query);
        return query.after === undefined ? found : found.slice(1);
      },
    }),
  ],
];
