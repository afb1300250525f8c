import { setTimeout as wait } from 'node:timers/promises';
import { withComponent } from '@chat/platform/testing/withComponent';
import { expect, it, vi } from 'vitest';
import { type Cluster, type ClusterNode, startCluster } from './testing/cluster.ts';
import { channelQuery } from './testing/liveQueries.ts';
import { type LiveReader, readLive } from './testing/liveReader.ts';
import { foundInstance, newMeeting, type Person } from './testing/meeting.ts';

/** 500 subscribers and 50 messages a second, for as many seconds as CHAT_LOAD_SECONDS says; else few, to see that it works. */
const isWhole = process.env['CHAT_LOAD_SECONDS'] !== undefined;
const seconds = Number(process.env['CHAT_LOAD_SECONDS'] ?? 6);
const [subscribers, perSecond] = isWhole ? [500, 50] : [60, 10];

/** What one node did, from its own counters. */
const executionsOf = async ({ metricsPort }: ClusterNode): Promise<number> => {
  const page = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(/^chat_live_executions (\d+)$/m.exec(page)?.[1]);
};

const executions = ({ nodes }: Cluster): Promise<readonly number[]> => Promise.all(nodes.map(executionsOf));

const subscribe = async (node: ClusterNode, person: Person, channelId: string): Promise<LiveReader> => {
  const url = `${node.address.replace('http', 'ws')}/graphql`;
  const token = async () => person.client.token ?? '';
  const reader = readLive({ url, token, query: channelQuery, variables: { channelId } });
  await reader.until(({ __typename }) => __typename === 'CaughtUp');
  return reader;
};

/** As many readers on each node, node by node. */
const subscribeAll = async (
  { nodes }: Cluster,
  person: Person,
  channelId: string,
): Promise<readonly (readonly LiveReader[])[]> => {
  const each = Math.ceil(subscribers / nodes.length);
  const readers: LiveReader[][] = [];
  for (const node of nodes)
    readers.push(await Promise.all(Array.from({ length: each }, () => subscribe(node, person, channelId))));
  return readers;
};

/** Says them at an even pace; answers with when each was said. */
const sayAll = async (person: Person, channelId: string, contents: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const saidAt = new Map<string, number>();
  const sends: Promise<unknown>[] = [];
  for (const content of contents) {
    saidAt.set(content, performance.now());
    sends.push(person.act('sendMessage', { channelId, content }));
    await wait(1_000 / perSecond);
  }
  await Promise.all(sends);
  return saidAt;
};

const posted = ({ events }: LiveReader) => events.filter(({ __typename }) => __typename === 'MessagePosted');

/** Milliseconds from saying to hearing, of all that these readers heard. */
const delays = (readers: readonly LiveReader[], saidAt: ReadonlyMap<string, number>): readonly number[] =>
  readers.flatMap(({ events, times }) =>
    events.flatMap(({ content }, at) => {
      const said = saidAt.get(String(content));
      return said === undefined ? [] : [(times[at] ?? Number.NaN) - said];
    }),
  );

const p99 = (values: readonly number[]): number =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.99)] ?? Number.NaN);

withComponent('mongo', 'a conversation', (mongo) => {
  withComponent('redis', 'that many follow on three nodes', (redis) => {
    it('is executed once a node and fact, and is whole and in order for everybody', async () => {
      await using cluster = await startCluster({ components: { mongo: mongo.path, redis: redis.path }, projectors: 1 });
      const setUpSecret = cluster.nodes.flatMap((node) => node.setUpSecret ?? [])[0];
      const ada = await foundInstance({ address: cluster.nodes[0]?.address ?? '', setUpSecret });
      const { channelId } = await vi.waitFor(() => newMeeting(ada), { timeout: 20_000, interval: 100 });
      const readers = await subscribeAll(cluster, ada, channelId);
      const all = readers.flat();
      const contents = Array.from({ length: seconds * perSecond }, (_, at) => `message ${at}`);
      const before = await executions(cluster);
      const saidAt = await sayAll(ada, channelId, contents);
      const lacking = () => all.filter((reader) => posted(reader).length < contents.length).length;
      await vi.waitFor(() => expect(lacking()).toBe(0), { timeout: 60_000, interval: 100 });
      const after = await executions(cluster);
      for (const reader of all) {
        expect(posted(reader).map(({ seq }) => seq)).toEqual(contents.map((_, at) => at + 1));
        expect(new Set(posted(reader).map(({ content }) => content)).size).toBe(contents.length);
      }
      expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual(cluster.nodes.map(() => contents.length));
      const waits = readers.map((some) => p99(delays(some, saidAt)));
      process.stdout.write(`${all.length} readers, ${perSecond} messages/s: p99 on each node ${waits.join(', ')} ms\n`);
      for (const reader of all) reader.stop();
    }, 240_000);
  });
});
