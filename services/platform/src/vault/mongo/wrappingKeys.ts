import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { unwrapSecret, wrapSecret } from '../keyWrap.ts';
import { VaultBroken } from '../vault.ts';

const keyBytes = 32;

/** A secret under a key-encryption key, and which key that is. */
export interface Wrapped {
  readonly key: string;
  /** Base64. */
  readonly bytes: string;
}

/** Names a key without telling anything about it. */
const nameOf = (key: KeyObject): string => createHmac('sha256', key).update('chat-js vault key').digest('hex').slice(0, 16);

/** The keys that wrap all others: the first wraps, all unwrap. Two of them while one takes the place of the other. */
export class WrappingKeys {
  readonly #current: string;
  readonly #keys: ReadonlyMap<string, KeyObject>;

  constructor(keys: readonly [KeyObject, ...KeyObject[]]) {
    this.#current = nameOf(keys[0]);
    this.#keys = new Map(keys.map((key) => [nameOf(key), key]));
  }

  wrap(label: readonly string[], secret: Uint8Array): Wrapped {
    return { key: this.#current, bytes: wrapSecret(this.#keyNamed(this.#current), label, secret).toString('base64') };
  }

  /** The secret, in memory of its own; `VaultBroken` where its key is not among these or it does not fit its place. */
  unwrap(label: readonly string[], { key, bytes }: Wrapped): Buffer {
    return unwrapSecret(this.#keyNamed(key), label, Buffer.from(bytes, 'base64'));
  }

  /** Whether the secret still stands under another key than the one that wraps now. */
  isOutdated({ key }: Wrapped): boolean {
    return key !== this.#current;
  }

  /** The same secret under the current key. */
  rewrap(label: readonly string[], wrapped: Wrapped): Wrapped {
    const secret = this.unwrap(label, wrapped);
    const anew = this.wrap(label, secret);
    secret.fill(0);
    return anew;
  }

  #keyNamed(name: string): KeyObject {
    const key = this.#keys.get(name);
    if (key !== undefined) return key;
    throw new VaultBroken(`the vault holds secrets under key ${name}, which is none of the key files given`);
  }
}

const readKey = async (path: string): Promise<KeyObject> => {
  const bytes = await readFile(path).catch((cause) => {
    throw new VaultBroken(`the vault's key file ${path} is missing or cannot be read`, { cause });
  });
  if (bytes.length !== keyBytes) throw new VaultBroken(`${path} must have ${keyBytes} bytes, it has ${bytes.length}`);
  return createSecretKey(bytes);
};

/** Reads files of 32 random bytes each. `VaultBroken` where one is missing or of another size; none is ever made. */
export const readWrappingKeys = async ([first, ...others]: KeyFiles): Promise<WrappingKeys> =>
  new WrappingKeys([await readKey(first), ...(await Promise.all(others.map(readKey)))]);

/** The file of the key that wraps, then those of keys that only unwrap. */
export type KeyFiles = readonly [string, ...string[]];
