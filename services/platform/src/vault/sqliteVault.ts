import type { Id, KeyedHash, Sealed, VaultFact } from '@chat/schema/events';
import type { CommitWorker } from '../secureSqlite/commitWorker.ts';
import { destructionOf } from './destructionOf.ts';
import { LeafLeases } from './leafLeases.ts';
import type { Destruction, LeaseOutcome, LeaseRequest } from './ringWriter.ts';
import { mapInTurns, reading, SqliteVaultReader, type VaultParts } from './sqliteVaultReader.ts';
import { sealTexts } from './textCipher.ts';
import {
  type LeafRange,
  type OpenRequest,
  RingGone,
  type RingName,
  type SealRequest,
  type Vault,
  VaultBroken,
  VaultUnavailable,
} from './vault.ts';
import type { VaultAnswer, VaultRequest } from './vaultRequests.ts';

/** Destructions a commit while `vault-main` is replayed. */
const destructionsPerCommit = 1_000;

/** The vault of the one thread that seals and destroys. Commits run in its worker; ciphers and reads run here. */
export class SqliteVault implements Vault {
  readonly vaultId: Id;
  readonly #reader: SqliteVaultReader;
  readonly #parts: VaultParts;
  readonly #worker: CommitWorker<VaultRequest, VaultAnswer>;
  readonly #leases = new LeafLeases((leases) => this.#lease(leases));

  constructor(parts: VaultParts, worker: CommitWorker<VaultRequest, VaultAnswer>) {
    this.vaultId = parts.keys.vaultId;
    this.#parts = parts;
    this.#reader = new SqliteVaultReader(parts);
    this.#worker = worker;
  }

  keyedHash(label: string, value: string): KeyedHash {
    return this.#reader.keyedHash(label, value);
  }

  ringId(ring: RingName): Id {
    return this.#reader.ringId(ring);
  }

  async seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]> {
    const rings = requests.map((request) => this.ringId(request.ring));
    const taken = await Promise.all(
      [...Map.groupBy(rings, (ring) => ring)].map(async ([ring, { length }]) => {
        return [ring, [...(await this.#leases.take(ring, length))].values()] as const;
      }),
    );
    const leaves = new Map(taken);
    return mapInTurns(requests, (request, index) => {
      const ring = rings[index] as Id; // one a request
      const leaf = leaves.get(ring)?.next().value as number; // as many as requests of the ring
      return this.#sealWith(ring, leaf, request) ?? this.#sealAnew(ring, request);
    });
  }

  open(requests: readonly OpenRequest[]) {
    return this.#reader.open(requests);
  }

  puncture(ring: Id, ranges: readonly LeafRange[]): Promise<void> {
    return this.#destroy([{ kind: 'PUNCTURE', ring, ranges }]);
  }

  destroyRing(ring: Id): Promise<void> {
    return this.#destroy([{ kind: 'DESTROY', ring }]);
  }

  async replay(facts: readonly VaultFact[]): Promise<void> {
    for (let start = 0; start < facts.length; start += destructionsPerCommit) {
      await this.#destroy(facts.slice(start, start + destructionsPerCommit).map(destructionOf));
    }
  }

  async missingRings(rings: Iterable<Id>): Promise<readonly Id[]> {
    return reading(() => [...new Set(rings)].filter((ring) => !this.#parts.rings.isKnown(ring)));
  }

  forget(ring: Id): void {
    this.#reader.forget(ring);
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.#worker.close();
  }

  #sealWith(ring: Id, leaf: number, request: SealRequest): Sealed | undefined {
    const key = reading(() => this.#parts.rings.keyOf(ring, leaf));
    return key && sealTexts({ ring, leaf }, key, request, request.texts);
  }

  /** The leaf was destroyed between its lease and its use. */
  async #sealAnew(ring: Id, request: SealRequest): Promise<Sealed> {
    if (reading(() => this.#parts.rings.isGone(ring))) throw new RingGone(`ring ${ring} is destroyed`);
    this.#leases.forget(ring);
    const [leaf] = await this.#leases.take(ring, 1);
    return this.#sealWith(ring, leaf as number, request) ?? this.#sealAnew(ring, request); // one was asked for
  }

  async #lease(leases: readonly LeaseRequest[]): Promise<readonly LeaseOutcome[]> {
    const answer = await this.#submit({ kind: 'LEASE', leases });
    if (answer.kind === 'LEASED') {
      for (const [index, outcome] of answer.outcomes.entries()) this.#keep(leases[index]?.ring, outcome);
      return answer.outcomes;
    }
    throw new VaultBroken('a lease was answered as a destruction');
  }

  #keep(ring: Id | undefined, outcome: LeaseOutcome): void {
    if (ring !== undefined && 'first' in outcome && outcome.planted !== undefined) this.#parts.rings.plant(ring, outcome.planted);
  }

  async #destroy(destructions: readonly Destruction[]): Promise<void> {
    try {
      await this.#submit({ kind: 'DESTROY', destructions });
    } finally {
      // Also where the outcome is unknown: what still has a key is read again.
      for (const { ring } of destructions) {
        this.#leases.forget(ring);
        this.forget(ring);
      }
    }
  }

  async #submit(request: VaultRequest): Promise<VaultAnswer> {
    const answer = await this.#worker.submit(request).catch((cause) => {
      throw new VaultUnavailable('the vault could not be written', { cause });
    });
    if (answer.kind === 'BROKEN') throw new VaultBroken(answer.message);
    return answer;
  }
}
