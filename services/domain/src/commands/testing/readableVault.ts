import type { LeafRange, OpenRequest, SealRequest, Vault } from '@chat/platform';
import type { Id, KeyedHash, Sealed } from '@chat/schema/events';

const ring = 'a'.repeat(32) as Id; // one ring is enough where nothing is kept secret

/** A vault that keeps nothing secret. `shredded` holds the ids of facts whose text is gone; hooks may throw. */
export class ReadableVault implements Vault {
  readonly vaultId = ring;
  readonly shredded = new Set<Id>();
  #leaf = 0;
  beforeSeal: () => void = () => undefined;
  beforeOpen: () => void = () => undefined;
  beforePuncture: () => void = () => undefined;
  /** Leaves whose keys are gone, in the order of their destruction. */
  readonly punctured: number[] = [];

  keyedHash(): KeyedHash {
    return 'b'.repeat(32) as KeyedHash; // 32 hexadecimal digits
  }

  ringId(): Id {
    return ring;
  }

  async seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]> {
    this.beforeSeal();
    return requests.map(({ texts }) => ({
      ring,
      leaf: this.#leaf++,
      alg: 'A256GCM' as Sealed['alg'],
      nonce: 'AAAAAAAAAAAAAAAA',
      ct: Buffer.from(JSON.stringify(texts)).toString('base64url'),
    })) as unknown as readonly Sealed[];
  }

  async open(requests: readonly OpenRequest[]) {
    this.beforeOpen();
    return requests.map(({ factId, sealed }) =>
      this.shredded.has(factId)
        ? null
        : (JSON.parse(Buffer.from(sealed.ct, 'base64url').toString('utf8')) as Readonly<Record<string, string>>),
    );
  }

  forget(): void {}
  async puncture(_ring: Id, ranges: readonly LeafRange[]): Promise<void> {
    this.beforePuncture();
    for (const { first } of ranges) this.punctured.push(first);
  }
  async destroyRing(): Promise<void> {}
  async replay(): Promise<void> {}
  async missingRings(): Promise<readonly Id[]> {
    return [];
  }
  async close(): Promise<void> {}
}
