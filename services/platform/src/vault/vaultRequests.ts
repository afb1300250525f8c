import type { Destruction, LeaseOutcome, LeaseRequest } from './ringWriter.ts';

/** What the vault asks of its worker. */
export type VaultRequest =
  | { readonly kind: 'LEASE'; readonly leases: readonly LeaseRequest[] }
  | { readonly kind: 'DESTROY'; readonly destructions: readonly Destruction[] };

/** `LEASED` and `DESTROYED` are durable; a destruction has left no bytes on disk. */
export type VaultAnswer =
  | { readonly kind: 'LEASED'; readonly outcomes: readonly LeaseOutcome[] }
  | { readonly kind: 'DESTROYED' }
  | { readonly kind: 'BROKEN'; readonly message: string };

export interface VaultWorkerData {
  readonly directory: string;
  readonly create: boolean;
}
