import type { Id } from '@chat/schema/events';
import { importJWK, type JWK, SignJWT } from 'jose';
import { manualClock } from '../testing/manualClock.ts';
import { memoryPrivateStore } from '../testing/memoryPrivateStore.ts';
import { createTokenSigner, type TokenSignerOptions } from './tokenSigner.ts';

export const userId = '019b76da5c007abc8def0123456789ab' as Id;
export const sessionId = '019b76da5c017000800000000000000a' as Id;
export const issuer = 'https://chat.example.org';
export const minute = 60_000;

export const started = async (options: Partial<TokenSignerOptions> = {}) => {
  const clock = manualClock();
  const store = memoryPrivateStore();
  return { clock, store, signer: await createTokenSigner({ store, issuer, clock, ...options }) };
};

export type Started = Awaited<ReturnType<typeof started>>;

/** A token signed with the product's own newest key, wrong in one point only. */
export const forged = async ({ store, clock }: Started, header: object, claims: object): Promise<string> => {
  type Stored = { keys: { kid: string; privateKey: JWK }[] };
  const newest = (await store.get<Stored>('signingKeys', 'ring'))?.value.keys[0];
  if (!newest) throw new Error('no key');
  const now = Math.floor(clock.now() / 1_000);
  const right = { sub: userId, sid: sessionId, iss: issuer, aud: 'chat-api', iat: now, exp: now + 60 };
  return new SignJWT({ ...right, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: newest.kid, ...header })
    .sign(await importJWK(newest.privateKey, 'EdDSA'));
};
