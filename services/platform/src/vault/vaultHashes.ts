import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Id, KeyedHash } from '@chat/schema/events';
import { lengthPrefixed } from '../ids/lengthPrefixed.ts';
import { BoundedCache } from '../lru/boundedCache.ts';
import type { RingName } from './vault.ts';

const rememberedRings = 65_536;

/** What follows from the never-rotated key of a vault. */
export class VaultHashes {
  readonly #hashKey: KeyObject;
  readonly #ringIds = new BoundedCache<string, Id>(rememberedRings);

  constructor(hashKey: Uint8Array) {
    this.#hashKey = createSecretKey(hashKey);
  }

  keyedHash(label: string, value: string): KeyedHash {
    return this.#hash([label, value]) as KeyedHash; // 32 hexadecimal digits
  }

  /** Cached, since every seal asks for it. */
  ringId({ owner, scope, use = 'TEXT' }: RingName): Id {
    const name = `${owner} ${scope} ${use}`;
    const known = this.#ringIds.get(name);
    if (known !== undefined) return known;
    const id = this.#hash(['ring', owner, scope, use]) as Id; // 32 hexadecimal digits
    this.#ringIds.set(name, id);
    return id;
  }

  #hash(parts: readonly string[]): string {
    return createHmac('sha256', this.#hashKey).update(lengthPrefixed(parts)).digest('hex').slice(0, 32);
  }
}
