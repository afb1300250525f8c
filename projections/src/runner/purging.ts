import { randomUUID } from 'node:crypto';
import type { Log, ReadStoreWriter, Write } from '@chat/platform';
import type { Id, Position } from '@chat/schema/events';
import { type Document, defineView } from '@chat/schema/views';

/** A mark for every batch that destroyed text and whose bytes may still lie in the read store's files. */
export const purgeDueView = defineView<Document>({ name: 'purgeDue', version: 1, indexes: {} });

export interface PurgePorts {
  readonly readStore: ReadStoreWriter;
  readonly logId: Id;
  readonly log: Log;
}

const pageSize = 1_000;

/** Goes into the commit that writes over destroyed text, so that a crash before the purge does not forget it. */
export const purgeMark = (pos: Position): Write => ({ view: purgeDueView, put: { _id: randomUUID(), pos } });

/** Above every write that had this position: what stands there goes. */
export const justAfter = (position: Position): Position => `${position}~`;

const purgeMarked = async (readStore: ReadStoreWriter, logId: Id): Promise<void> => {
  let marks = await readStore.scan(purgeDueView, undefined, pageSize);
  if (marks.length > 0) await readStore.purge();
  while (marks.length > 0) {
    const writes = marks.map(({ _id, pos }) => ({ view: purgeDueView, delete: { _id, pos: justAfter(pos) } }));
    await readStore.commit(writes, { logId, position: '' }, []);
    marks = await readStore.scan(purgeDueView, undefined, pageSize);
  }
};

/**
 * Purges the files if any mark stands, then takes the marks away. Nothing else writes meanwhile. Where that fails the marks
 * stay for the next time, and folding goes on.
 */
export const purgeIfDue = async ({ readStore, logId, log }: PurgePorts): Promise<void> => {
  try {
    await purgeMarked(readStore, logId);
  } catch (error) {
    log.warn('destroyed text is not purged from the read store yet', { error });
  }
};
