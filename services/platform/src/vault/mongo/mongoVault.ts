import type { Id, KeyedHash, Sealed, VaultFact } from '@chat/schema/events';
import { destructionOf } from '../destructionOf.ts';
import { LeafLeases } from '../leafLeases.ts';
import type { Destruction } from '../ringWriter.ts';
import { mapInTurns } from '../sqliteVaultReader.ts';
import { openTexts, sealTexts } from '../textCipher.ts';
import {
  type LeafRange,
  type OpenRequest,
  RingGone,
  type RingName,
  type SealRequest,
  type Vault,
  type VaultReader,
} from '../vault.ts';
import type { VaultParts } from './vaultParts.ts';

type Texts = Readonly<Record<string, string>>;

const destructionsPerTurn = 1_000;

/** Opens texts with the keys of a vault in MongoDB. */
export class MongoVaultReader implements VaultReader {
  readonly vaultId: Id;
  protected readonly parts: VaultParts;

  constructor(parts: VaultParts) {
    this.parts = parts;
    this.vaultId = parts.vaultId;
  }

  keyedHash(label: string, value: string): KeyedHash {
    return this.parts.hashes.keyedHash(label, value);
  }

  ringId(ring: RingName): Id {
    return this.parts.hashes.ringId(ring);
  }

  async open(requests: readonly OpenRequest[]): Promise<readonly (Texts | null)[]> {
    await this.parts.cache.load(requests.map(({ sealed }) => sealed.ring));
    return mapInTurns(requests, (request) => {
      const { ring, leaf } = request.sealed;
      const opened = (key: Uint8Array | undefined) => (key === undefined ? null : openTexts(request.sealed, key, request));
      const key = this.parts.cache.keyOf(ring, leaf);
      return key instanceof Promise ? key.then(opened) : opened(key);
    });
  }

  forget(ring: Id): void {
    this.parts.cache.forget(ring);
  }

  async close(): Promise<void> {
    await this.parts.connection.close();
    this.parts.cache.forgetAll();
  }
}

/**
 * The vault of a node that seals and destroys. Every node has one: leases and destructions are writes of one document of the
 * ring, so that no leaf is used by two. What another node destroys is gone here once `forget` was called for the ring.
 */
export class MongoVault extends MongoVaultReader implements Vault {
  readonly #leases = new LeafLeases(async (leases) => {
    const outcomes = await this.parts.rings.lease(leases);
    for (const [index, outcome] of outcomes.entries()) {
      const ring = leases[index]?.ring;
      if (ring !== undefined && 'first' in outcome && outcome.planted !== undefined)
        this.parts.cache.plant(ring, outcome.planted);
    }
    return outcomes;
  });

  async seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]> {
    const rings = requests.map((request) => this.ringId(request.ring));
    const taken = await Promise.all(
      [...Map.groupBy(rings, (ring) => ring)].map(async ([ring, { length }]) => {
        return [ring, [...(await this.#leases.take(ring, length))].values()] as const;
      }),
    );
    await this.parts.cache.load(rings);
    const leaves = new Map(taken);
    return mapInTurns(requests, (request, index) => {
      const ring = rings[index] as Id; // one a request
      const leaf = leaves.get(ring)?.next().value as number; // as many as requests of the ring
      return this.#sealAt(ring, leaf, request);
    });
  }

  puncture(ring: Id, ranges: readonly LeafRange[]): Promise<void> {
    return this.#destroy([{ kind: 'PUNCTURE', ring, ranges }]);
  }

  destroyRing(ring: Id): Promise<void> {
    return this.#destroy([{ kind: 'DESTROY', ring }]);
  }

  async replay(facts: readonly VaultFact[]): Promise<void> {
    for (let start = 0; start < facts.length; start += destructionsPerTurn) {
      await this.#destroy(facts.slice(start, start + destructionsPerTurn).map(destructionOf));
    }
  }

  async missingRings(rings: Iterable<Id>): Promise<readonly Id[]> {
    const wanted = [...new Set(rings)];
    const records = await this.parts.rings.read(wanted);
    const known = new Set(records.flatMap(({ _id, state }) => (state === 'NONE' ? [] : [_id])));
    return wanted.filter((ring) => !known.has(ring));
  }

  #sealAt(ring: Id, leaf: number, request: SealRequest): Sealed | Promise<Sealed> {
    const sealed = (key: Uint8Array | undefined) =>
      key === undefined ? this.#sealAnew(ring, request) : sealTexts({ ring, leaf }, key, request, request.texts);
    const key = this.parts.cache.keyOf(ring, leaf);
    return key instanceof Promise ? key.then(sealed) : sealed(key);
  }

  /** The leaf was destroyed between its lease and its use. */
  async #sealAnew(ring: Id, request: SealRequest): Promise<Sealed> {
    const [record] = await this.parts.rings.read([ring]);
    if (record?.state !== 'LIVE') throw new RingGone(`ring ${ring} is destroyed`);
    this.#leases.forget(ring);
    this.forget(ring);
    const [leaf] = await this.#leases.take(ring, 1);
    return this.#sealAt(ring, leaf as number, request); // one was asked for
  }

  async #destroy(destructions: readonly Destruction[]): Promise<void> {
    try {
      await this.parts.rings.destroy(destructions);
    } finally {
      // Also where the outcome is unknown: what still has a key is read again.
      for (const { ring } of destructions) {
        this.#leases.forget(ring);
        this.forget(ring);
      }
    }
  }
}
