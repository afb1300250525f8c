import { randomUUID } from 'node:crypto';
import type { ReadStoreWriter, Write } from '@chat/platform';
import type { Id, Position } from '@chat/schema/events';
import { type Document, defineView } from '@chat/schema/views';

/** A mark for every batch that destroyed text and whose bytes may still lie in the read store's files. */
export const purgeDueView = defineView<Document>({ name: 'purgeDue', version: 1, indexes: {} });

const pageSize = 1_000;

/** Goes into the commit that writes over destroyed text, so that a crash before the purge does not forget it. */
export const purgeMark = (pos: Position): Write => ({ view: purgeDueView, put: { _id: randomUUID(), pos } });

/** Above every write that had this position: what stands there goes. */
export const justAfter = (position: Position): Position => `${position}~`;

/** Purges the files if any mark stands, then takes the marks away. Nothing else writes meanwhile. */
export const purgeIfDue = async (readStore: ReadStoreWriter, logId: Id): Promise<void> => {
  let marks = await readStore.scan(purgeDueView, undefined, pageSize);
  if (marks.length > 0) await readStore.purge();
  while (marks.length > 0) {
    const writes = marks.map(({ _id, pos }) => ({ view: purgeDueView, delete: { _id, pos: justAfter(pos) } }));
    await readStore.commit(writes, { logId, position: '' }, []);
    marks = await readStore.scan(purgeDueView, undefined, pageSize);
  }
};
