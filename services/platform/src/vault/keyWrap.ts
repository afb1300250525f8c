import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { lengthPrefixed } from '../ids/lengthPrefixed.ts';
import { VaultBroken } from './vault.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const secretBytes = 32;

/** Size of a wrapped secret: nonce, 32 bytes, tag. */
export const wrappedBytes = nonceBytes + secretBytes + tagBytes;

/** Encrypts a secret of 32 bytes for its place, named by `label`: it fits nowhere else. */
export const wrapSecret = (key: KeyObject, label: readonly string[], secret: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(lengthPrefixed(label));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
};

/** The secret, in memory of its own; `VaultBroken` where key or label does not fit or bytes were changed. */
export const unwrapSecret = (key: KeyObject, label: readonly string[], wrapped: Uint8Array): Buffer => {
  try {
    const cipher = createDecipheriv(algorithm, key, wrapped.subarray(0, nonceBytes), { authTagLength: tagBytes });
    cipher.setAAD(lengthPrefixed(label));
    cipher.setAuthTag(wrapped.subarray(-tagBytes));
    const secret = cipher.update(wrapped.subarray(nonceBytes, -tagBytes));
    cipher.final();
    return secret;
  } catch (cause) {
    throw new VaultBroken(`a key of the vault (${label[0]}) does not fit vault.key or its place`, { cause });
  }
};
