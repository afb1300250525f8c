import { type DBSchema, openDB } from 'idb';
import type { Kept } from './outbox.ts';
import type { OutboxStore } from './outboxPorts.ts';

interface OutboxSchema extends DBSchema {
  readonly unsent: { readonly key: number; readonly value: Kept };
}

/** The outbox of one account in this browser. It is kept on the disk before `add` resolves. */
export const openOutboxStore = async (userId: string): Promise<OutboxStore> => {
  const database = await openDB<OutboxSchema>(`outbox ${userId}`, 1, {
    upgrade: (upgraded) => {
      upgraded.createObjectStore('unsent', { keyPath: 'order', autoIncrement: true });
    },
  });
  return {
    all: () => database.getAll('unsent'),
    add: async (unsent) => {
      const write = database.transaction('unsent', 'readwrite', { durability: 'strict' });
      // The store gives it its order.
      const adding = write.store.add(unsent as Kept);
      // A page that goes away now takes back what it has not committed.
      write.commit();
      const order = await adding;
      await write.done;
      return { ...unsent, order };
    },
    replace: async (kept) => {
      const write = database.transaction('unsent', 'readwrite');
      if ((await write.store.getKey(kept.order)) !== undefined) await write.store.put(kept);
      await write.done;
    },
    remove: (order) => database.delete('unsent', order),
  };
};

/** An outbox of this tab alone, where the browser lets nothing be kept: what is unsent goes with the tab. */
export const memoryOutboxStore = (): OutboxStore => {
  let rows: readonly Kept[] = [];
  let newest = 0;
  return {
    all: async () => rows,
    add: async (unsent) => {
      newest += 1;
      const kept = { ...unsent, order: newest };
      rows = [...rows, kept];
      return kept;
    },
    replace: async (kept) => {
      rows = rows.map((row) => (row.order === kept.order ? kept : row));
    },
    remove: async (order) => {
      rows = rows.filter((row) => row.order !== order);
    },
  };
};
