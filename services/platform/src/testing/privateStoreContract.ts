import { describe, expect, it } from 'vitest';
import type { PrivateStore } from '../privateStore/privateStore.ts';

/** A store under test: `reopen` closes it and opens what it left behind, where the adapter keeps anything. */
export interface PrivateStoreUnderTest extends AsyncDisposable {
  readonly store: PrivateStore;
  readonly reopen?: () => Promise<PrivateStore>;
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `n-${index.toString().padStart(4, '0')}`);
const idsOf = (page: readonly { readonly id: string }[]) => page.map(({ id }) => id);

const documents = (open: () => Promise<PrivateStoreUnderTest>) => {
  it('answers nothing for an absent document', async () => {
    await using under = await open();
    expect(await under.store.get('settings', 'a')).toBeUndefined();
  });

  it('reads what it wrote, at version 1', async () => {
    await using under = await open();
    const value = { text: 'héllo 😀', list: [1, null, true, { deep: '' }], broken: '\ud800', number: 0.1 };
    expect(await under.store.write([{ collection: 'settings', id: 'a', value }])).toBe(true);
    expect(await under.store.get('settings', 'a')).toEqual({ value, version: 1 });
  });

  it('raises the version with every write', async () => {
    await using under = await open();
    for (const value of ['long '.repeat(500), 'short', 'long again '.repeat(90)]) {
      await under.store.write([{ collection: 'settings', id: 'a', value }]);
      expect((await under.store.get('settings', 'a'))?.value).toBe(value);
    }
    expect((await under.store.get('settings', 'a'))?.version).toBe(3);
  });

  it('keeps scalars as they are', async () => {
    await using under = await open();
    for (const value of [0, '', false, [], {}]) {
      await under.store.write([{ collection: 'settings', id: 'a', value }]);
      expect((await under.store.get('settings', 'a'))?.value).toEqual(value);
    }
  });

  it('deletes with null', async () => {
    await using under = await open();
    await under.store.write([{ collection: 'settings', id: 'a', value: 1 }]);
    await under.store.write([{ collection: 'settings', id: 'a', value: null }]);
    expect(await under.store.get('settings', 'a')).toBeUndefined();
  });

  it('deletes an absent document without complaint', async () => {
    await using under = await open();
    expect(await under.store.write([{ collection: 'settings', id: 'a', value: null }])).toBe(true);
  });
};

const expectations = (open: () => Promise<PrivateStoreUnderTest>) => {
  it('creates only where nothing stands when 0 is expected', async () => {
    await using under = await open();
    expect(await under.store.write([{ collection: 'claims', id: 'a', value: 'first', expected: 0 }])).toBe(true);
    expect(await under.store.write([{ collection: 'claims', id: 'a', value: 'second', expected: 0 }])).toBe(false);
    expect((await under.store.get('claims', 'a'))?.value).toBe('first');
  });

  it('replaces only the expected version', async () => {
    await using under = await open();
    await under.store.write([{ collection: 'claims', id: 'a', value: 1 }]);
    expect(await under.store.write([{ collection: 'claims', id: 'a', value: 2, expected: 2 }])).toBe(false);
    expect(await under.store.write([{ collection: 'claims', id: 'a', value: 2, expected: 1 }])).toBe(true);
    expect(await under.store.get('claims', 'a')).toEqual({ value: 2, version: 2 });
  });

  it('deletes only the expected version', async () => {
    await using under = await open();
    await under.store.write([{ collection: 'claims', id: 'a', value: 1 }]);
    expect(await under.store.write([{ collection: 'claims', id: 'a', value: null, expected: 5 }])).toBe(false);
    expect(await under.store.get('claims', 'a')).toBeDefined();
    expect(await under.store.write([{ collection: 'claims', id: 'a', value: null, expected: 1 }])).toBe(true);
  });

  it('holds an expectation of absence again after a deletion', async () => {
    await using under = await open();
    await under.store.write([{ collection: 'claims', id: 'a', value: 1 }]);
    await under.store.write([{ collection: 'claims', id: 'a', value: null }]);
    expect(await under.store.write([{ collection: 'claims', id: 'a', value: 2, expected: 0 }])).toBe(true);
  });

  it('writes all or nothing', async () => {
    await using under = await open();
    await under.store.write([{ collection: 'claims', id: 'b', value: 'there' }]);
    const refused = await under.store.write([
      { collection: 'claims', id: 'a', value: 'new' },
      { collection: 'claims', id: 'b', value: null, expected: 7 },
    ]);
    expect(refused).toBe(false);
    expect(await under.store.get('claims', 'a')).toBeUndefined();
    expect((await under.store.get('claims', 'b'))?.value).toBe('there');
  });

  it('judges a document named twice as if the first write stood', async () => {
    await using under = await open();
    const twice = await under.store.write([
      { collection: 'claims', id: 'a', value: 1, expected: 0 },
      { collection: 'claims', id: 'a', value: 2, expected: 1 },
    ]);
    expect(twice).toBe(true);
    expect(await under.store.get('claims', 'a')).toEqual({ value: 2, version: 2 });
  });

  it('lets one of fifty concurrent claims win', async () => {
    await using under = await open();
    const claims = numbered(50).map((value) => under.store.write([{ collection: 'claims', id: 'a', value, expected: 0 }]));
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  it('loses no increment of fifty concurrent counters that retry', async () => {
    await using under = await open();
    const increment = async (): Promise<void> => {
      const found = await under.store.get<number>('counters', 'a');
      const write = { collection: 'counters', id: 'a', value: (found?.value ?? 0) + 1, expected: found?.version ?? 0 };
      if (!(await under.store.write([write]))) await increment();
    };
    await Promise.all(numbered(50).map(increment));
    expect(await under.store.get('counters', 'a')).toEqual({ value: 50, version: 50 });
  });
};

const lists = (open: () => Promise<PrivateStoreUnderTest>) => {
  it('pages a collection in the order of ids without hole or double', async () => {
    await using under = await open();
    const ids = numbered(95);
    await under.store.write(ids.toReversed().map((id) => ({ collection: 'marks', id, value: { id } })));
    const seen: string[] = [];
    for (;;) {
      const after = seen.at(-1);
      const page = await under.store.list('marks', { limit: 10, ...(after === undefined ? {} : { after }) });
      if (page.length === 0) break;
      seen.push(...idsOf(page));
    }
    expect(seen).toEqual(ids);
  });

  it('lists only ids that start with the prefix', async () => {
    await using under = await open();
    const ids = ['user-1', 'user-1_a', 'user-1_b', 'user-1~', 'user-10', 'user-2', 'vser'];
    await under.store.write(ids.map((id) => ({ collection: 'marks', id, value: 1 })));
    expect(idsOf(await under.store.list('marks', { prefix: 'user-1_', limit: 10 }))).toEqual(['user-1_a', 'user-1_b']);
    expect(await under.store.list('marks', { prefix: 'user-1', limit: 10 })).toHaveLength(5);
    expect(idsOf(await under.store.list('marks', { prefix: 'user-1', after: 'user-10', limit: 1 }))).toEqual(['user-1_a']);
  });

  it('lists values and versions, and one collection only', async () => {
    await using under = await open();
    await under.store.write([
      { collection: 'marks', id: 'a', value: { long: 'x'.repeat(1_000) } },
      { collection: 'other', id: 'b', value: 1 },
    ]);
    expect(await under.store.list('marks', { limit: 10 })).toEqual([{ id: 'a', value: { long: 'x'.repeat(1_000) }, version: 1 }]);
    expect(await under.store.list('nothing', { limit: 10 })).toEqual([]);
  });
};

const lifetime = (open: () => Promise<PrivateStoreUnderTest>) => {
  it('refuses everything once closed', async () => {
    await using under = await open();
    await under.store.close();
    const unavailable = { name: 'PrivateStoreUnavailable' };
    await expect(under.store.get('a', 'b')).rejects.toMatchObject(unavailable);
    await expect(under.store.write([{ collection: 'a', id: 'b', value: 1 }])).rejects.toMatchObject(unavailable);
    await expect(under.store.list('a', { limit: 1 })).rejects.toMatchObject(unavailable);
  });

  it('finishes what it accepted before it closes', async () => {
    await using under = await open();
    const writes = numbered(200).map((id) => under.store.write([{ collection: 'marks', id, value: id }]));
    await under.store.close();
    expect((await Promise.all(writes)).every(Boolean)).toBe(true);
  });

  it('holds values and versions after it was opened again', async (test) => {
    await using under = await open();
    if (under.reopen === undefined) return test.skip('the adapter keeps nothing');
    await under.store.write([{ collection: 'marks', id: 'a', value: 1 }]);
    await under.store.write([{ collection: 'marks', id: 'a', value: 2 }]);
    const reopened = await under.reopen();
    expect(await reopened.get('marks', 'a')).toEqual({ value: 2, version: 2 });
    expect(await reopened.write([{ collection: 'marks', id: 'a', value: 3, expected: 2 }])).toBe(true);
  });
};

/** The rules that every private store keeps; `open` answers with an empty one. */
export const privateStoreContract = (adapter: string, open: () => Promise<PrivateStoreUnderTest>): void => {
  describe(`private store on ${adapter}`, () => {
    describe('documents', () => documents(open));
    describe('expectations', () => expectations(open));
    describe('lists', () => lists(open));
    describe('lifetime', () => lifetime(open));
  });
};
