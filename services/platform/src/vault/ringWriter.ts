import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Id } from '@chat/schema/events';
import { leafCount } from './ggmTree.ts';
import { KeptNodes } from './keptNodes.ts';
import type { RingState } from './ringSchema.ts';
import { type LeafRange, VaultBroken } from './vault.ts';

/**
 * What a ring's owner may seal with now: `count` leaves from `first`; or why there are none. `planted`: the secret of a ring that
 * did not exist before, which then need not be read.
 */
export type LeaseOutcome =
  | { readonly first: number; readonly planted?: Uint8Array }
  | { readonly refused: 'GONE' }
  | { readonly broken: string };

export interface LeaseRequest {
  readonly ring: Id;
  readonly count: number;
}

/** A step towards what `vault-main` says. */
export type Destruction =
  | { readonly kind: 'PUNCTURE'; readonly ring: Id; readonly ranges: readonly LeafRange[] }
  | { readonly kind: 'DESTROY'; readonly ring: Id }
  | { readonly kind: 'LOSE'; readonly ring: Id };

/** Writing statements; their plans are asserted by a test. */
export const ringWriterQueries = {
  find: 'SELECT state, next_leaf FROM rings WHERE ring = ?',
  put: `INSERT INTO rings (ring, state, next_leaf) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET state = excluded.state, next_leaf = excluded.next_leaf`,
  anyShredded: 'SELECT 1 FROM shredded WHERE ring = ? LIMIT 1',
  touching: `SELECT first, last FROM shredded WHERE ring = :ring AND first <= :last + 1
    AND first >= coalesce((SELECT max(first) FROM shredded WHERE ring = :ring AND first <= :first), :first)`,
  bury: 'INSERT INTO shredded (ring, first, last) VALUES (?, ?, ?)',
  unbury: 'DELETE FROM shredded WHERE ring = ? AND first = ?',
} as const;

const prepare = (database: DatabaseSync) => ({
  find: database.prepare(ringWriterQueries.find),
  put: database.prepare(ringWriterQueries.put),
  anyShredded: database.prepare(ringWriterQueries.anyShredded),
  touching: database.prepare(ringWriterQueries.touching),
  bury: database.prepare(ringWriterQueries.bury),
  unbury: database.prepare(ringWriterQueries.unbury),
});

interface Ring {
  readonly state: RingState;
  readonly nextLeaf: number;
  readonly planted?: Uint8Array;
}

/** Every change of rings, for the one thread that writes them. Inside transactions. */
export class RingWriter {
  readonly #nodes: KeptNodes;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: DatabaseSync, wrappingKey: KeyObject) {
    this.#nodes = new KeptNodes(database, wrappingKey);
    this.#statements = prepare(database);
  }

  /** Takes the next `count` leaves out of the sequence, making the ring where there was none. */
  lease({ ring, count }: LeaseRequest): LeaseOutcome {
    const found = this.#find(ring) ?? this.#create(ring);
    if (found === undefined) return { broken: `ring ${ring} has tombstones of leaves, but no keys` };
    if (found.state !== 'LIVE') return { refused: 'GONE' };
    if (found.nextLeaf + count > leafCount) return { broken: `ring ${ring} has no leaves left` };
    this.#statements.put.run(ring, 'LIVE', found.nextLeaf + count);
    return { first: found.nextLeaf, ...(found.planted !== undefined && { planted: found.planted }) };
  }

  destroy(destruction: Destruction): void {
    const { ring } = destruction;
    const found = this.#find(ring);
    if (destruction.kind === 'PUNCTURE') for (const range of destruction.ranges) this.#puncture(ring, range);
    else if (destruction.kind === 'DESTROY') this.#entomb(ring, 'DESTROYED', found);
    // Keys that are there after all (from an older backup) are no loss.
    else if (found === undefined) this.#entomb(ring, 'LOST', found);
  }

  #find(ring: Id): Ring | undefined {
    const row = this.#statements.find.get(ring);
    return row && { state: row['state'] as RingState, nextLeaf: Number(row['next_leaf']) }; // written by this class alone
  }

  #create(ring: Id): Ring | undefined {
    if (this.#statements.anyShredded.get(ring) !== undefined) return undefined;
    return { state: 'LIVE', nextLeaf: 0, planted: this.#nodes.plant(ring) };
  }

  #entomb(ring: Id, state: 'DESTROYED' | 'LOST', found: Ring | undefined): void {
    this.#nodes.uproot(ring);
    this.#statements.put.run(ring, state, found?.nextLeaf ?? 0);
  }

  #puncture(ring: Id, range: LeafRange): void {
    const { first, last } = range;
    if (!Number.isInteger(first) || !Number.isInteger(last) || first < 0 || last < first || last >= leafCount) {
      throw new VaultBroken(`ring ${ring} has no leaves from ${first} to ${last}`);
    }
    this.#nodes.puncture(ring, range);
    this.#bury(ring, range);
    const found = this.#find(ring);
    if (found !== undefined && found.nextLeaf <= last) this.#statements.put.run(ring, found.state, last + 1);
  }

  /** Keeps tombstones merged, so that a ring shredded from end to end has one. */
  #bury(ring: Id, { first, last }: LeafRange): void {
    const touching = this.#statements.touching
      .all({ ring, first, last })
      .map((row) => ({ first: Number(row['first']), last: Number(row['last']) }))
      .filter((tombstone) => tombstone.last >= first - 1);
    for (const tombstone of touching) this.#statements.unbury.run(ring, tombstone.first);
    const merged = [{ first, last }, ...touching];
    const firsts = merged.map((tombstone) => tombstone.first);
    const lasts = merged.map((tombstone) => tombstone.last);
    this.#statements.bury.run(ring, Math.min(...firsts), Math.max(...lasts));
  }
}
