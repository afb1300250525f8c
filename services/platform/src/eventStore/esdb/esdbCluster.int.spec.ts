import { describe, expect, it } from 'vitest';
import { type FaceMember, openEsdbFace } from '../../testing/esdbFace/esdbFace.ts';
import { idsOf } from '../../testing/eventStoreContract/opened.ts';
import { sampleFact, sampleStream } from '../../testing/sampleFacts.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { EventStoreUnavailable } from '../eventStore.ts';
import { type EventStoreDbOptions, openEventStoreDb } from './openEventStoreDb.ts';

const prefixes = ['sample-'];

/** Two nodes of one cluster; their logs are apart, since nothing here is replicated. */
const cluster = async (otherState: FaceMember['state']) => {
  const stack = new AsyncDisposableStack();
  const first = stack.use(await temporaryDirectory());
  const second = stack.use(await temporaryDirectory());
  const list: FaceMember[] = [];
  const members = () => list;
  const leader = stack.use(await openEsdbFace({ directory: first.path, members }));
  const other = stack.use(await openEsdbFace({ directory: second.path, members, leaderPort: leader.port }));
  list.push({ port: leader.port, state: 'leader' }, { port: other.port, state: otherState });
  const open = async (options: Pick<EventStoreDbOptions, 'role'>, settings = '') => {
    const connectionString = `esdb://127.0.0.1:${other.port},127.0.0.1:${leader.port}?tls=false${settings}`;
    const store = await openEventStoreDb({ connectionString, prefixes, ...options });
    stack.defer(() => store.close());
    return store;
  };
  return { leader, other, open, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

describe('a cluster', () => {
  it('is sent commands at its leader', async () => {
    await using nodes = await cluster('follower');
    const store = await nodes.open({ role: 'commands' });
    await store.append(sampleStream(), 'no_stream', [sampleFact()]);
    expect(nodes.leader.counts).toMatchObject({ appends: 1, reads: 1 });
    expect(nodes.other.counts).toMatchObject({ appends: 0, reads: 0, subscriptions: 0 });
  });

  for (const [state, settings] of [
    ['follower', ''],
    ['readOnlyReplica', '&nodePreference=readOnlyReplica'],
  ] as const)
    it(`is read for projections at its ${state}`, async () => {
      await using nodes = await cluster(state);
      const store = await nodes.open({ role: 'projections' }, settings);
      await store.read(sampleStream());
      expect(nodes.other.counts).toMatchObject({ reads: 2 });
      expect(nodes.leader.counts).toMatchObject({ reads: 0 });
    });

  it('whose gossip is not answered is EventStoreUnavailable within the time of a call', async () => {
    const connectionString = 'esdb+discover://127.0.0.1:9?tls=false&maxDiscoverAttempts=2&discoveryInterval=10';
    const opening = openEventStoreDb({ connectionString, role: 'commands', callMillis: 2_000 });
    await expect(opening).rejects.toThrow(EventStoreUnavailable);
    await expect(opening).rejects.toThrow('esdb+discover://127.0.0.1:9 cannot answer');
  });

  it('that is looked for in vain holds up no closing', async () => {
    await using directory = await temporaryDirectory();
    const face = await openEsdbFace({ directory: directory.path });
    const connectionString = `esdb+discover://127.0.0.1:${face.port}?tls=false&maxDiscoverAttempts=20`;
    const store = await openEventStoreDb({ connectionString, role: 'commands', prefixes, callMillis: 500 });
    const outages: unknown[] = [];
    await face.close();
    // The first meets the lost connection, the second the search for another node.
    for (let call = 0; call < 2; call += 1) outages.push(await store.head().catch((error: unknown) => error));
    for (const outage of outages) expect(outage).toBeInstanceOf(EventStoreUnavailable);
    expect(String(outages[1])).toContain('no answer within 500 ms');
    await store.close();
  });

  it('is found by one name', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    const connectionString = `esdb+discover://127.0.0.1:${face.port}?tls=false`;
    const store = await openEventStoreDb({ connectionString, role: 'commands', prefixes });
    await store.append(sampleStream(), 'no_stream', [sampleFact()]);
    await store.close();
  });
});

describe('a node that is not the leader', () => {
  it('sends commands on to the leader, and nobody but the client notices', async () => {
    await using nodes = await cluster('follower');
    const connectionString = `esdb://127.0.0.1:${nodes.other.port}?tls=false`;
    const store = await openEventStoreDb({ connectionString, role: 'commands', prefixes });
    const stream = sampleStream();
    const fact = sampleFact();
    await store.append(stream, 'no_stream', [fact]);
    expect(idsOf(await store.read(stream))).toEqual([fact.id]);
    expect(nodes.leader.counts.appends).toBe(1);
    await store.close();
  });
});
