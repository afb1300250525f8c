import type { Id, KeyedHash, Sealed } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { type RecentText, rememberTexts, toldTexts } from './recentTexts.ts';
import type { OpenRequest, SealRequest, Vault } from './vault.ts';

const ring = 'a'.repeat(32) as Id;
const hash = 'b'.repeat(32) as KeyedHash;
const factId = (number: number) => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits

const textOf = (number: number): SealRequest => ({
  stream: 'channel-1',
  factId: factId(number),
  type: 'MessagePosted',
  ring: { owner: ring, scope: ring },
  texts: { content: `text ${number}` },
});

/** A vault that says what it was asked to open, and answers with the leaf. */
const vaultUnderTest = () => {
  const opened: number[] = [];
  let leaf = 0;
  const vault: Vault & { whileSealing: () => void } = {
    vaultId: ring,
    whileSealing: () => undefined,
    keyedHash: () => hash,
    ringId: () => ring,
    seal: async (requests) => {
      vault.whileSealing();
      return requests.map(() => ({ ring, leaf: leaf++, alg: 'A256GCM', nonce: '', ct: '' }));
    },
    open: async (requests) => {
      opened.push(...requests.map(({ sealed }) => sealed.leaf));
      return requests.map(({ sealed }) => (sealed.leaf === 0 ? null : { content: `opened ${sealed.leaf}` }));
    },
    forget: () => undefined,
    puncture: async () => undefined,
    destroyRing: async () => undefined,
    replay: async () => undefined,
    missingRings: async () => [],
    close: async () => undefined,
  };
  return { vault, opened };
};

const sealSome = async (vault: Pick<Vault, 'seal'>, count: number): Promise<readonly OpenRequest[]> => {
  const requests = Array.from({ length: count }, (_, number) => textOf(number));
  const sealed = await vault.seal(requests);
  return requests.map((request, index) => ({ ...request, sealed: sealed[index] as Sealed })); // one a request
};

const keeper = () => {
  const kept: RecentText[] = [];
  let forgotten = 0;
  return {
    kept,
    remember: (texts: readonly RecentText[]) => kept.push(...texts),
    forget: () => {
      forgotten += 1;
    },
    times: () => forgotten,
  };
};

describe('a vault that remembers', () => {
  it('opens what it has just sealed without a key, and everything else with it', async () => {
    const { vault, opened } = vaultUnderTest();
    const remembering = rememberTexts(vault);
    const [first, second] = await sealSome(remembering, 2);
    const strange = { ...textOf(7), sealed: { ring, leaf: 9, alg: 'A256GCM', nonce: '', ct: '' } } as OpenRequest;

    expect(await remembering.open([second, strange, first] as OpenRequest[])).toEqual([
      { content: 'text 1' },
      { content: 'opened 9' },
      { content: 'text 0' },
    ]);
    expect(opened).toEqual([9]);
  });

  it('asks for the key where the same sealed text stands in another fact', async () => {
    const { vault, opened } = vaultUnderTest();
    const remembering = rememberTexts(vault);
    const [only] = await sealSome(remembering, 1);
    await remembering.open([{ ...(only as OpenRequest), factId: factId(5) }]);
    expect(opened).toEqual([0]);
  });

  it('asks for the key where the fact was sealed anew since', async () => {
    const { vault, opened } = vaultUnderTest();
    const remembering = rememberTexts(vault);
    const [, first] = await sealSome(remembering, 2);
    await sealSome(remembering, 2);
    expect(await remembering.open([first as OpenRequest])).toEqual([{ content: 'opened 1' }]);
    expect(opened).toEqual([1]);
  });

  it.each([
    ['a puncture', (vault: Vault) => vault.puncture(ring, [{ first: 0, last: 0 }])],
    ['the end of a ring', (vault: Vault) => vault.destroyRing(ring)],
    ["another thread's destruction", (vault: Vault) => vault.forget(ring)],
    ['a replay', (vault: Vault) => vault.replay([])],
    ['its close', (vault: Vault) => vault.close()],
  ])('forgets everything at %s, and tells so', async (_name, destroy) => {
    const { vault, opened } = vaultUnderTest();
    const also = keeper();
    const remembering = rememberTexts(vault, [also]);
    const texts = await sealSome(remembering, 2);
    await destroy(remembering);

    expect(await remembering.open(texts)).toEqual([null, { content: 'opened 1' }]);
    expect(opened).toEqual([0, 1]);
    expect(also.times()).toBe(1);
  });

  it('does not remember what was sealed while something was destroyed', async () => {
    const { vault, opened } = vaultUnderTest();
    const also = keeper();
    const remembering = rememberTexts(vault, [also]);
    vault.whileSealing = () => void remembering.destroyRing(ring);
    const texts = await sealSome(remembering, 1);

    expect(await remembering.open(texts)).toEqual([null]);
    expect(opened).toEqual([0]);
    expect(also.kept).toEqual([]);
  });

  it('answers everything else as the vault does', async () => {
    const remembering = rememberTexts(vaultUnderTest().vault);
    expect(remembering.vaultId).toBe(ring);
    expect(remembering.keyedHash('label', 'value')).toBe(hash);
    expect(remembering.ringId({ owner: ring, scope: ring })).toBe(ring);
    expect(await remembering.missingRings([ring])).toEqual([]);
  });
});

describe('a reader that is told', () => {
  it('opens what another thread has sealed without a key, until something is destroyed', async () => {
    const { vault, opened } = vaultUnderTest();
    const also = keeper();
    const texts = await sealSome(rememberTexts(vault, [also]), 2);
    const told = toldTexts(vault);
    told.remember(also.kept);

    expect(await told.open(texts)).toEqual([{ content: 'text 0' }, { content: 'text 1' }]);
    expect(opened).toEqual([]);
    told.forget(ring);
    expect(await told.open(texts)).toEqual([null, { content: 'opened 1' }]);
    expect([told.vaultId, told.keyedHash('', ''), told.ringId({ owner: ring, scope: ring })]).toEqual([ring, hash, ring]);
    await told.close();
  });
});
