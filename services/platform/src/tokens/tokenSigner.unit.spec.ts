import { createSecretKey } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { forged, minute, sessionId, started, userId } from './tokenSigner.fixture.ts';

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
