import { createSecretKey } from 'node:crypto';
import type { Id } from '@chat/schema/events';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/manualClock.ts';
import { memoryPrivateStore } from '../testing/memoryPrivateStore.ts';
import { createTokenSigner, type TokenSignerOptions } from './tokenSigner.ts';

const userId = '019b76da5c007abc8def0123456789ab' as Id;
const sessionId = '019b76da5c017000800000000000000a' as Id;
const issuer = 'https://chat.example.org';
const minute = 60_000;

const started = async (options: Partial<TokenSignerOptions> = {}) => {
  const clock = manualClock();
  const store = memoryPrivateStore();
  return { clock, store, signer: await createTokenSigner({ store, issuer, clock, ...options }) };
};

type Started = Awaited<ReturnType<typeof started>>;

/** A token signed with the product's own newest key, wrong in one point only. */
const forged = async ({ store, clock }: Started, header: object, claims: object): Promise<string> => {
  type Stored = { keys: { kid: string; privateKey: JWK }[] };
  const newest = (await store.get<Stored>('signingKeys', 'ring'))?.value.keys[0];
  if (!newest) throw new Error('no key');
  const now = Math.floor(clock.now() / 1_000);
  const right = { sub: userId, sid: sessionId, iss: issuer, aud: 'chat-api', iat: now, exp: now + 60 };
  return new SignJWT({ ...right, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: newest.kid, ...header })
    .sign(await importJWK(newest.privateKey, 'EdDSA'));
};

describe('createTokenSigner', () => {
  it('verifies what it issued until it expires', async () => {
    const { clock, signer } = await started();
    const token = await signer.issue({ userId, sessionId, expiresAt: clock.now() + minute });

    expect(await signer.verify(token)).toEqual({ userId, sessionId, expiresAt: clock.now() + minute });
    clock.advance(minute - 1);
    expect(await signer.verify(token)).toBeDefined();
    clock.advance(1);
    expect(await signer.verify(token)).toBeUndefined();
  });

  it('refuses an expired token that it never saw before', async () => {
    const { clock, signer } = await started();
    const token = await signer.issue({ userId, sessionId });
    clock.advance(10 * minute);

    expect(await signer.verify(token)).toBeUndefined();
  });

  it('issues for ten minutes where nothing is said, and never for longer', async () => {
    const { clock, signer } = await started();

    expect(signer.life).toBe(10 * minute);
    expect(decodeJwt(await signer.issue({ userId, sessionId })).exp).toBe((clock.now() + 10 * minute) / 1_000);
    await expect(signer.issue({ userId, sessionId, expiresAt: clock.now() + 10 * minute + 1 })).rejects.toThrow(RangeError);
  });

  it('says algorithm, type and key in the header', async () => {
    const { signer } = await started();

    expect(decodeProtectedHeader(await signer.issue({ userId, sessionId }))).toEqual({
      alg: 'EdDSA',
      typ: 'at+jwt',
      kid: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('accepts the forgery of this spec where nothing is wrong with it', async () => {
    const all = await started();

    expect(await all.signer.verify(await forged(all, {}, {}))).toMatchObject({ userId, sessionId });
  });

  it.each([
    ['another type', { typ: 'JWT' }, {}],
    ['no type', { typ: undefined }, {}],
    ['another audience', {}, { aud: 'other' }],
    ['no audience', {}, { aud: undefined }],
    ['another issuer', {}, { iss: 'https://evil.example.org' }],
    ['no issuer', {}, { iss: undefined }],
    ['no expiry', {}, { exp: undefined }],
    ['no time of issue', {}, { iat: undefined }],
    ['a time before which it is not valid', {}, { nbf: 4_102_444_800 }],
    ['no session', {}, { sid: undefined }],
    ['a subject that is no id', {}, { sub: 'admin' }],
    ['an unknown key', { kid: 'f'.repeat(32) }, {}],
    ['no key', { kid: undefined }, {}],
    ['the name of a property as its key', { kid: '__proto__' }, {}],
  ])('refuses a token with %s', async (_, header, claims) => {
    const all = await started();

    expect(await all.signer.verify(await forged(all, header, claims))).toBeUndefined();
  });

  it('refuses the algorithms none and HS256, also with the public key as secret', async () => {
    const { signer, store } = await started();
    const issued = await signer.issue({ userId, sessionId });
    const { kid } = decodeProtectedHeader(issued);
    const claims = decodeJwt(issued);
    const ring = await store.get<{ keys: { publicKey: JWK }[] }>('signingKeys', 'ring');
    const publicKey = createSecretKey(Buffer.from(ring?.value.keys[0]?.publicKey.x ?? '', 'base64url'));
    const hmac = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: kid ?? '' }).sign(publicKey);

    expect(await signer.verify(hmac)).toBeUndefined();
    expect(await signer.verify(new UnsecuredJWT(claims).encode())).toBeUndefined();
  });

  it('refuses the key of somebody else under a known kid', async () => {
    const { signer } = await started();
    const issued = await signer.issue({ userId, sessionId });
    const { kid } = decodeProtectedHeader(issued);
    const { privateKey } = await generateKeyPair('EdDSA');
    const token = await new SignJWT(decodeJwt(issued))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: kid ?? '' })
      .sign(privateKey);

    expect(await signer.verify(token)).toBeUndefined();
  });

  it('refuses a token with any part changed, also after it was verified', async () => {
    const { signer } = await started();
    const token = await signer.issue({ userId, sessionId });
    await signer.verify(token);
    const changed = token.split('.').map((part, index, all) => {
      const other = part[3] === 'A' ? 'B' : 'A';
      return all.with(index, part.slice(0, 3) + other + part.slice(4)).join('.');
    });

    expect(await Promise.all(changed.map((text) => signer.verify(text)))).toEqual([undefined, undefined, undefined]);
  });

  it.each(['', '.', '..', 'a.b.c', 'x'.repeat(100_000), '{}', 'null'])('refuses what is no token: %.20s', async (text) => {
    const { signer } = await started();

    expect(await signer.verify(text)).toBeUndefined();
  });

  it('verifies a token once', async () => {
    const { signer } = await started();
    const token = await signer.issue({ userId, sessionId });
    const verify = vi.spyOn(crypto.subtle, 'verify');
    for (let time = 0; time < 3; time++) await signer.verify(token);

    expect(verify).toHaveBeenCalledTimes(1);
    verify.mockRestore();
  });

  it('remembers a bounded number of tokens', async () => {
    const { signer } = await started({ remembered: 1 });
    const one = await signer.issue({ userId, sessionId });
    const other = await signer.issue({ userId: sessionId, sessionId });
    await signer.verify(one);
    await signer.verify(other);
    const verify = vi.spyOn(crypto.subtle, 'verify');
    await signer.verify(one);

    expect(verify).toHaveBeenCalledTimes(1);
    verify.mockRestore();
  });
});

describe('rotation', () => {
  const kidOf = (token: string) => decodeProtectedHeader(token).kid;

  it('signs with a new key and verifies with the old one until its last token has expired', async () => {
    const { clock, signer } = await started();
    const before = await signer.issue({ userId, sessionId });
    await signer.rotate();
    const after = await signer.issue({ userId, sessionId });

    expect(kidOf(after)).not.toBe(kidOf(before));
    clock.advance(10 * minute - 1);
    expect(await signer.verify(before)).toBeDefined();
    expect(await signer.verify(after)).toBeDefined();
  });

  it('forgets an old key, its private half at once', async () => {
    const all = await started();
    const ring = async () => (await all.store.get<{ keys: { privateKey: unknown }[] }>('signingKeys', 'ring'))?.value.keys ?? [];
    await all.signer.rotate();
    expect((await ring()).map((key) => key.privateKey !== null)).toEqual([true, false]);

    all.clock.advance(11 * minute);
    await all.signer.rotate();
    expect(await ring()).toHaveLength(2);
  });

  it('happens by itself when the key is old, once for many callers', async () => {
    const { clock, store, signer } = await started({ rotateAfter: 60 * minute });
    const before = await signer.issue({ userId, sessionId });
    clock.advance(60 * minute);
    const tokens = await Promise.all(Array.from({ length: 10 }, () => signer.issue({ userId, sessionId })));

    expect(new Set(tokens.map(kidOf)).size).toBe(1);
    expect(kidOf(tokens[0] ?? '')).not.toBe(kidOf(before));
    expect((await store.get('signingKeys', 'ring'))?.version).toBe(2);
  });

  it('keeps its keys over a restart', async () => {
    const { clock, store, signer } = await started();
    const token = await signer.issue({ userId, sessionId });
    const again = await createTokenSigner({ store, issuer, clock });

    expect(await again.verify(token)).toBeDefined();
    expect(kidOf(await again.issue({ userId, sessionId }))).toBe(kidOf(token));
  });

  it('is learnt by other nodes: at once to verify, within a minute to sign', async () => {
    const { clock, store, signer } = await started();
    const other = await createTokenSigner({ store, issuer, clock });
    clock.advance(1_000);
    await signer.rotate();
    const token = await signer.issue({ userId, sessionId });
    const stale = await other.issue({ userId, sessionId });
    expect(kidOf(stale)).not.toBe(kidOf(token));

    expect(await other.verify(token)).toBeDefined();
    expect(await signer.verify(stale)).toBeDefined();
    clock.advance(minute);
    expect(kidOf(await other.issue({ userId, sessionId }))).toBe(kidOf(token));
  });

  it('gives two nodes that start at once the same key', async () => {
    const clock = manualClock();
    const store = memoryPrivateStore();
    const [one, other] = await Promise.all([1, 2].map(() => createTokenSigner({ store, issuer, clock })));

    expect(await other?.verify((await one?.issue({ userId, sessionId })) ?? '')).toBeDefined();
    expect((await store.get('signingKeys', 'ring'))?.version).toBe(1);
  });

  it('does not ask the store for every token with an unknown key', async () => {
    const all = await started();
    const get = vi.spyOn(all.store, 'get');
    const { publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    const { x } = await exportJWK(publicKey);
    const token = await forged(all, { kid: x ?? '' }, {});
    get.mockClear();
    all.clock.advance(1_000);
    await Promise.all(Array.from({ length: 5 }, () => all.signer.verify(token)));
    await all.signer.verify(token);

    expect(get).toHaveBeenCalledTimes(1);
  });

  it('throws where the store cannot say whether a key is known', async () => {
    const all = await started();
    const token = await forged(all, { kid: 'f'.repeat(32) }, {});
    all.clock.advance(1_000);
    await all.store.close();

    await expect(all.signer.verify(token)).rejects.toThrow('private store');
  });
});
