import { decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/manualClock.ts';
import { memoryPrivateStore } from '../testing/memoryPrivateStore.ts';
import { forged, issuer, minute, sessionId, started, userId } from './tokenSigner.fixture.ts';
import { createTokenSigner } from './tokenSigner.ts';

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
