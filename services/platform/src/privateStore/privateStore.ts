import type { Json } from '../readStore/readStore.ts';

/** A document that is not a fact: sessions' secrets, credentials, read positions, settings, drafts. */
export interface Versioned<Value> {
  readonly value: Value;
  /** From 1; grows with every write. */
  readonly version: number;
}

export interface PrivateWrite {
  readonly collection: string;
  readonly id: string;
  /** `null` deletes. */
  readonly value: Json;
  /** The version that must stand there; 0 = absent. Without it the write always succeeds. */
  readonly expected?: number;
}

/**
 * Compare-and-set documents, durable when a write resolves. An adapter passes `privateStoreContract`. `write` is one
 * transaction: if one expectation does not hold it answers `false` and nothing is written. Deleted values leave no bytes behind.
 */
export interface PrivateStore {
  get<Value>(collection: string, id: string): Promise<Versioned<Value> | undefined>;
  write(writes: readonly PrivateWrite[]): Promise<boolean>;
  /** Documents whose id starts with `prefix`, in the order of ids, after `after`; at most 1,000. */
  list<Value>(
    collection: string,
    options: { readonly prefix?: string; readonly after?: string; readonly limit: number },
  ): Promise<readonly (Versioned<Value> & { readonly id: string })[]>;
  close(): Promise<void>;
}

export class PrivateStoreUnavailable extends Error {
  override readonly name = 'PrivateStoreUnavailable';
}
