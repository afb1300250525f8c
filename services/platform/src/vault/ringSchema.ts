import type { DatabaseSync } from 'node:sqlite';
import type { Id } from '@chat/schema/events';
import { claimLayout } from '../secureSqlite/secureDatabase.ts';
import type { NodePlace } from './ggmTree.ts';

/** `CVL` and a number: a chat vault of the first layout. */
const layout = 0x43564c01;

/**
 * LIVE rings have keys; DESTROYED and LOST ones are tombstones. `next_leaf` is the first leaf that was never leased.
 * `nodes` are the kept nodes of a ring's tree, their wrapped secrets in slots; `shredded` the tombstones of its leaves.
 */
export const prepareRingSchema = (database: DatabaseSync): void => {
  claimLayout(database, layout);
  database.exec(`
    CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS rings (ring TEXT PRIMARY KEY, state TEXT NOT NULL, next_leaf INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS nodes (ring TEXT NOT NULL, first INTEGER NOT NULL, depth INTEGER NOT NULL, slot INTEGER NOT NULL,
      PRIMARY KEY (ring, first)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS shredded (ring TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY (ring, first)) WITHOUT ROWID`);
};

export type RingState = 'LIVE' | 'DESTROYED' | 'LOST';

/** What a node's wrapped secret is bound to. */
export const nodeLabel = (ring: Id, { depth, first }: NodePlace): readonly string[] => ['node', ring, `${depth}`, `${first}`];
