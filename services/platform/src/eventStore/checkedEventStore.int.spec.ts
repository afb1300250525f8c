import { join } from 'node:path';
import { streams } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { sampleFact, sampleId } from '../testing/sampleFacts.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { checkedEventStore, MalformedFact } from './checkedEventStore.ts';
import { openSqliteEventStore } from './sqliteEventStore.ts';

const instanceCreated = () => {
  const { id, meta } = sampleFact();
  return { id, type: 'InstanceCreated', data: { logId: sampleId(), vaultId: sampleId() }, meta: { ...meta, basis: [] } };
};

describe('a store for writers that are held to the definitions of facts', () => {
  it('stores what is well formed, and refuses a batch with a fact that is not', async () => {
    await using directory = await temporaryDirectory();
    const store = checkedEventStore(await openSqliteEventStore({ path: join(directory.path, 'events.sqlite') }));
    const good = instanceCreated();
    await expect(store.append(streams.instance, 'no_stream', [good, sampleFact()])).rejects.toThrow(MalformedFact);
    await expect(store.append(streams.instance, 'no_stream', [{ ...good, data: { logId: 'x' } }])).rejects.toThrow('logId');
    expect(await store.head()).toBeUndefined();
    await store.append(streams.instance, 'no_stream', [good]);
    expect((await store.read(streams.instance)).map((fact) => fact.id)).toEqual([good.id]);
    const feed = store.feed(undefined, AbortSignal.timeout(5_000))[Symbol.asyncIterator]();
    expect((await feed.next()).value).toMatchObject([{ id: good.id }]);
    await store.close();
  });
});
