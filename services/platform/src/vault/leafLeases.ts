import type { Id } from '@chat/schema/events';
import { BoundedCache } from '../lru/boundedCache.ts';
import type { LeaseOutcome, LeaseRequest } from './ringWriter.ts';
import { RingGone, VaultBroken } from './vault.ts';

/** Leaves are leased in multiples of this. */
export const leaseBlock = 64;
/** Rings whose leftover leaves are remembered; those of a forgotten ring are never used. */
const rememberedRings = 65_536;

interface Taker {
  readonly count: number;
  readonly resolve: (leaves: readonly number[]) => void;
  readonly reject: (cause: Error) => void;
}

interface Wanted extends LeaseRequest {
  readonly waiting: readonly Taker[];
  /** Leaves that the ring still had on lease. */
  readonly rest: readonly number[];
}

const sequence = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);
const sumOf = (takers: readonly Taker[]): number => takers.reduce((sum, taker) => sum + taker.count, 0);
const inBlocks = (count: number): number => Math.ceil(count / leaseBlock) * leaseBlock;

/**
 * Hands out leaves in sequence, each once. What is short is leased durably; everything asked for in one tick, or while a
 * lease is under way, shares the next one.
 */
export class LeafLeases {
  readonly #lease: (leases: readonly LeaseRequest[]) => Promise<readonly LeaseOutcome[]>;
  readonly #leftover = new BoundedCache<Id, { next: number; end: number }>(rememberedRings);
  #takers = new Map<Id, Taker[]>();
  #isLeasing = false;

  constructor(lease: (leases: readonly LeaseRequest[]) => Promise<readonly LeaseOutcome[]>) {
    this.#lease = lease;
  }

  /** `RingGone` where the ring is destroyed; `VaultBroken` where it has no leaves left. */
  take(ring: Id, count: number): Promise<readonly number[]> | readonly number[] {
    const ready = this.#takers.has(ring) ? undefined : this.#fromLeftover(ring, count);
    if (ready !== undefined) return ready;
    return new Promise((resolve, reject) => {
      const takers = this.#takers.get(ring);
      if (takers === undefined) this.#takers.set(ring, [{ count, resolve, reject }]);
      else takers.push({ count, resolve, reject });
      if (this.#isLeasing) return;
      this.#isLeasing = true;
      queueMicrotask(() => void this.#leaseAll());
    });
  }

  /** Uses none of the leaves that the ring still has on lease. */
  forget(ring: Id): void {
    this.#leftover.delete(ring);
  }

  #fromLeftover(ring: Id, count: number): readonly number[] | undefined {
    const leftover = this.#leftover.get(ring);
    if (leftover === undefined || leftover.end - leftover.next < count) return undefined;
    leftover.next += count;
    return sequence(leftover.next - count, count);
  }

  async #leaseAll(): Promise<void> {
    while (this.#takers.size > 0) {
      const takers = [...this.#takers];
      this.#takers = new Map();
      await this.#leaseFor(takers);
    }
    this.#isLeasing = false;
  }

  async #leaseFor(takers: readonly (readonly [Id, readonly Taker[]])[]): Promise<void> {
    const wanted = takers.map(([ring, waiting]) => {
      const rest = this.#drain(ring);
      return { ring, waiting, rest, count: inBlocks(Math.max(0, sumOf(waiting) - rest.length)) };
    });
    try {
      const outcomes = await this.#lease(wanted.map(({ ring, count }) => ({ ring, count })));
      for (const [index, want] of wanted.entries()) this.#handOut(want, outcomes[index] ?? { broken: 'no answer' });
    } catch (cause) {
      // `#lease` rejects with errors alone.
      for (const { waiting } of wanted) for (const { reject } of waiting) reject(cause as Error);
    }
  }

  #drain(ring: Id): readonly number[] {
    const leftover = this.#leftover.get(ring);
    this.#leftover.delete(ring);
    return leftover === undefined ? [] : sequence(leftover.next, leftover.end - leftover.next);
  }

  #handOut({ ring, waiting, rest, count }: Wanted, outcome: LeaseOutcome): void {
    if (!('first' in outcome)) {
      const refusal = 'broken' in outcome ? new VaultBroken(outcome.broken) : new RingGone(`ring ${ring} is destroyed`);
      for (const { reject } of waiting) reject(refusal);
      return;
    }
    const leaves = [...rest, ...sequence(outcome.first, count)];
    for (const taker of waiting) taker.resolve(leaves.splice(0, taker.count));
    // What is left stands in one row: the rest is used up wherever more was leased.
    const [next] = leaves;
    if (next !== undefined) this.#leftover.set(ring, { next, end: next + leaves.length });
  }
}
