import type { Id, KeyedHash, Sealed } from '@chat/schema/events';

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

/**
 * Keys, apart from the log. A ring's leaves come from a GGM tree of depth 32 over SHA-256; each leaf seals once. Leaves are
 * leased durably in blocks of 64 before use, so that a crash skips leaves and never uses one twice.
 */
export interface Vault {
  readonly vaultId: Id;
  /** HMAC-SHA-256 with the never-rotated key over label and value, 32 hexadecimal digits. */
  keyedHash(label: string, value: string): KeyedHash;
  /** The id of a ring. Creates nothing. */
  ringId(ring: RingName): Id;
  /** In the order of the requests. A destroyed ring is `RingGone`. */
  seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]>;
  /**
   * In the order of the requests; `null` where the leaf is punctured or the ring destroyed. A ciphertext that does not fit
   * its context, and a ring without keys and without a tombstone, is `VaultBroken`.
   */
  open(requests: readonly OpenRequest[]): Promise<readonly (Readonly<Record<string, string>> | null)[]>;
  /** Destroys the keys of these leaves for ever; the fact in `vault-main` stands already. Repeating it changes nothing. */
  puncture(ring: Id, ranges: readonly LeafRange[]): Promise<void>;
  /** Destroys all keys of the ring for ever, leaving a tombstone. Repeating it changes nothing. */
  destroyRing(ring: Id): Promise<void>;
  /** Forgets cached keys, so that another thread's destruction takes effect here. */
  forget(ring: Id): void;
  close(): Promise<void>;
}

export class RingGone extends Error {
  override readonly name = 'RingGone';
}

/** Keys are missing or do not fit: never skipped, never guessed. */
export class VaultBroken extends Error {
  override readonly name = 'VaultBroken';
}
