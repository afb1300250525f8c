import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from 'node:crypto';
import type { Id, Sealed } from '@chat/schema/events';
import { lengthPrefixed } from '../ids/lengthPrefixed.ts';
import { type SealContext, VaultBroken } from './vault.ts';

type Texts = Readonly<Record<string, string>>;

const algorithm = 'aes-256-gcm';
const alg = 'A256GCM';
const nonceBytes = 12;
const tagBytes = 16;

const additionalData = (context: SealContext): Buffer => lengthPrefixed([alg, context.stream, context.factId, context.type]);

// Drawing many nonces at once costs a tenth of drawing each.
const nonces = Buffer.alloc(nonceBytes * 256);
let nextNonce = nonces.length;

const freshNonce = (): Buffer => {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  nextNonce += nonceBytes;
  return nonces.subarray(nextNonce - nonceBytes, nextNonce);
};

/** Seals a record of texts. JSON escapes lone surrogates, so every string comes back as it was. */
export const sealTexts = (place: { ring: Id; leaf: number }, key: Uint8Array, context: SealContext, texts: Texts): Sealed => {
  const nonce = freshNonce();
  // A raw key would cost twice as much (Node 24).
  const cipher = createCipheriv(algorithm, createSecretKey(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(additionalData(context));
  const ct = Buffer.concat([cipher.update(JSON.stringify(texts), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { alg, ct: ct.toString('base64url'), leaf: place.leaf, nonce: nonce.toString('base64url'), ring: place.ring };
};

const textsOf = (plain: string): Texts => {
  const texts: unknown = JSON.parse(plain);
  const isRecord = typeof texts === 'object' && texts !== null && !Array.isArray(texts);
  if (!isRecord || !Object.values(texts).every((text) => typeof text === 'string')) throw new TypeError('no record of texts');
  return texts as Texts; // checked above
};

/** Opens a record of texts; `VaultBroken` where the key or the context does not fit. */
export const openTexts = (sealed: Sealed, key: Uint8Array, context: SealContext): Texts => {
  if (sealed.alg !== alg) throw new VaultBroken(`fact ${context.factId} is sealed with ${sealed.alg}, which is unknown here`);
  try {
    const ct = Buffer.from(sealed.ct, 'base64url');
    const nonce = Buffer.from(sealed.nonce, 'base64url');
    const cipher = createDecipheriv(algorithm, createSecretKey(key), nonce, { authTagLength: tagBytes });
    cipher.setAAD(additionalData(context));
    cipher.setAuthTag(ct.subarray(-tagBytes));
    return textsOf(cipher.update(ct.subarray(0, -tagBytes), undefined, 'utf8') + cipher.final('utf8'));
  } catch (cause) {
    throw new VaultBroken(`text of fact ${context.factId} (${context.type}) does not fit its key or its place`, { cause });
  }
};
