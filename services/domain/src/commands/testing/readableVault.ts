import type { OpenRequest, SealRequest, Vault } from '@chat/platform';
import type { Id, KeyedHash, Sealed } from '@chat/schema/events';

const ring = 'a'.repeat(32) as Id; // one ring is enough where nothing is kept secret

/** A vault that keeps nothing secret. `shredded` holds the ids of facts whose text is gone; hooks may throw. */
export class ReadableVault implements Vault {
  readonly vaultId = ring;
  readonly shredded = new Set<Id>();
  beforeSeal: () => void = () => undefined;
  beforeOpen: () => void = () => undefined;

  keyedHash(): KeyedHash {
    return 'b'.repeat(32) as KeyedHash; // 32 hexadecimal digits
  }

  ringId(): Id {
    return ring;
  }

  async seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]> {
    this.beforeSeal();
    return requests.map(({ texts }, leaf) => ({
      ring,
      leaf,
      alg: 'A256GCM' as Sealed['alg'],
      nonce: 'n',
      ct: Buffer.from(JSON.stringify(texts)).toString('base64'),
    })) as unknown as readonly Sealed[];
  }

  async open(requests: readonly OpenRequest[]) {
    this.beforeOpen();
    return requests.map(({ factId, sealed }) =>
      this.shredded.has(factId)
        ? null
        : (JSON.parse(Buffer.from(sealed.ct, 'base64').toString('utf8')) as Readonly<Record<string, string>>),
    );
  }

  forget(): void {}
  async puncture(): Promise<void> {}
  async destroyRing(): Promise<void> {}
  async replay(): Promise<void> {}
  async missingRings(): Promise<readonly Id[]> {
    return [];
  }
  async close(): Promise<void> {}
}
