import type { Id, KeyedHash, Sealed, VaultFact } from '@chat/schema/events';

/** Names a ring: the thing that owns the text, and the scope in which it wrote it (the same id twice for its own). */
export interface RingName {
  readonly owner: Id;
  readonly scope: Id;
  /** TEXT where absent; EVIDENCE rings outlive the authors of what they keep. */
  readonly use?: 'TEXT' | 'EVIDENCE';
}

/** What the ciphertext is bound to: alg, stream, event id and stored type are its additional data. */
export interface SealContext {
  readonly stream: string;
  readonly factId: Id;
  readonly type: string;
}

export interface SealRequest extends SealContext {
  readonly ring: RingName;
  readonly texts: Readonly<Record<string, string>>;
}

export interface OpenRequest extends SealContext {
  readonly sealed: Sealed;
}

export type LeafRange = { readonly first: number; readonly last: number };

/** What needs no new keys. A thread that only reads has one of its own, beside the vault of the thread that writes. */
export interface VaultReader {
  readonly vaultId: Id;
  /** HMAC-SHA-256 with the never-rotated key over label and value, 32 hexadecimal digits. */
  keyedHash(label: string, value: string): KeyedHash;
  /** The id of a ring. Creates nothing. */
  ringId(ring: RingName): Id;
  /**
   * In the order of the requests; `null` where the leaf is punctured or the ring destroyed. A ciphertext that does not fit
   * its context, and a ring without keys and without a tombstone, is `VaultBroken`.
   */
  open(requests: readonly OpenRequest[]): Promise<readonly (Readonly<Record<string, string>> | null)[]>;
  /** Forgets cached keys, so that another thread's destruction takes effect here. */
  forget(ring: Id): void;
  close(): Promise<void>;
}

/**
 * Keys, apart from the log. A ring's leaves come from a GGM tree of depth 32 over SHA-256; each leaf seals once. Leaves are
 * leased durably in blocks of 64 before use, so that a crash skips leaves and never uses one twice.
 */
export interface Vault extends VaultReader {
  /** In the order of the requests. Rings are created and leaves leased in one commit. A destroyed ring is `RingGone`. */
  seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]>;
  /** Destroys the keys of these leaves for ever; the fact in `vault-main` stands already. Repeating it changes nothing. */
  puncture(ring: Id, ranges: readonly LeafRange[]): Promise<void>;
  /** Destroys all keys of the ring for ever, leaving a tombstone. Repeating it changes nothing. */
  destroyRing(ring: Id): Promise<void>;
  /**
   * Makes the keys agree with the facts of `vault-main`: what a crash left undestroyed, or an older vault brought back, is
   * destroyed; a lost ring that is absent gets a tombstone. Repeating it changes nothing. Called at every start.
   */
  replay(facts: readonly VaultFact[]): Promise<void>;
  /** Those of the rings that have neither keys nor a tombstone: where the log names one, the start is refused. */
  missingRings(rings: Iterable<Id>): Promise<readonly Id[]>;
}

export class RingGone extends Error {
  override readonly name = 'RingGone';
}

/** Keys are missing or do not fit: never skipped, never guessed. */
export class VaultBroken extends Error {
  override readonly name = 'VaultBroken';
}

/** The key store cannot answer now: closed, disk full. Of a destruction, the outcome is unknown and it must be repeated. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
}
