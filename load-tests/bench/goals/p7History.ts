import { dataFiles, openSqliteEventStore, openSqliteReader, openVault, type ReadStore } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';
import { messagesView } from '@chat/schema/views';
import { HttpSender } from '../load/httpSender.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { percentile } from '../measure/statistics.ts';
import { type RunningProduct, startProduct } from '../product/runningProduct.ts';
import { createChannel, logIn, openWorld, type World } from '../product/world.ts';
import type { Run } from '../run.ts';
import { storeMessages } from '../seeding/storedMessages.ts';

const pageSize = 50;
const pagesARound = 1_000;

interface Channel {
  readonly id: Id;
  readonly messages: number;
}

interface History {
  readonly product: RunningProduct;
  readonly short: Channel;
  readonly long: Channel;
}

/** Messages under the rules of the product's own guild, put into its log while it is stopped. */
const fill = async (world: World, channel: Channel): Promise<void> => {
  const files = dataFiles(world.product.directory);
  await using stack = new AsyncDisposableStack();
  const store = stack.adopt(await openSqliteEventStore({ path: files.eventLog }), (opened) => opened.close());
  const vault = stack.adopt(await openVault({ directory: files.vaultDirectory, create: false }), (opened) => opened.close());
  const from = (await store.read(streams.channel(channel.id), { backwards: true, limit: 1 }))[0]?.revision ?? -1;
  // The ids are the API's, as the product wrote them.
  const conversation = { guildId: world.guildId as Id, channelId: channel.id, authorIds: [world.userId as Id], from: from + 1 };
  await storeMessages({ store, vault }, conversation, channel.messages);
};

const openHistory = async (run: Run, stack: AsyncDisposableStack): Promise<History> => {
  const world = await openWorld(run);
  await using product = world.product;
  const token = await logIn(product.address);
  const channelOf = async (name: string, messages: number): Promise<Channel> => ({
    id: (await createChannel(world, token, name)) as Id, // an id of the API
    messages,
  });
  const short = await channelOf('short', run.size(1_000, 200));
  const long = await channelOf('long', run.size(100_000, 2_000));
  await product.commands.stop();
  await product[Symbol.asyncDispose]();
  await fill(world, short);
  await fill(world, long);
  const again = stack.use(await startProduct({ directory: product.directory }));
  run.say('views catch up');
  await again.commands.readyAfter();
  return { product: again, short, long };
};

/** Fetches the page behind this place; answers with how many messages it has. */
type Fetch = (channel: Channel, seq: number) => Promise<number>;

/** Pages at random depths, both channels in turn. */
const timePages = async (fetchPage: Fetch, { short, long }: History, pages: number) => {
  const millis = new Map<Channel, number[]>([
    [short, []],
    [long, []],
  ]);
  for (let page = 0; page < pages; page += 1) {
    for (const [channel, times] of millis) {
      // Spread evenly over the whole depth, in an order that no cache foresees.
      const seq = 1 + ((page * 7_919) % (channel.messages - pageSize));
      const started = performance.now();
      const found = await fetchPage(channel, seq);
      times.push(performance.now() - started);
      if (found !== pageSize) throw new Error(`a page at ${seq} of ${channel.messages} has ${found} messages`);
    }
  }
  const ratioAt = (percent: number) => percentile(millis.get(long) ?? [], percent) / percentile(millis.get(short) ?? [], percent);
  return { p50: ratioAt(50), p95: ratioAt(95), long95: percentile(millis.get(long) ?? [], 95) };
};

const query = `query Page($id: ID!, $after: String, $first: Int) {
  channel(id: $id) { messages(after: $after, first: $first) { edges { node { id seq content sentAt author { id displayName } } } } }
}`;

const overGraphQL = (sender: HttpSender): Fetch => {
  const cursorOf = (seq: number) => Buffer.from(JSON.stringify([seq])).toString('base64url');
  return async (channel, seq) => {
    const variables = { id: channel.id, after: cursorOf(seq), first: pageSize };
    const answer = await sender.post(JSON.stringify({ query, variables }));
    return answer.split('"node":').length - 1;
  };
};

const inReadStore =
  (store: ReadStore): Fetch =>
  async (channel, seq) => {
    const range = { path: 'seq', above: seq };
    const found = await store.find(messagesView, { index: 'bySeq', equals: { channelId: channel.id }, range, limit: pageSize });
    return found.length;
  };

const figuresOf = async (run: Run, where: string, fetchPage: Fetch, history: History): Promise<readonly Figure[]> => {
  const pages = run.size(pagesARound, 50);
  await timePages(fetchPage, history, Math.min(200, pages));
  const { p50, p95, long95, others } = await run.rounds(`P7 ${where}`, () => timePages(fetchPage, history, pages));
  const note = `p95 ${long95.at(-1)?.toFixed(2)} ms`;
  return [
    {
      goal: 'P7',
      name: `${where}: page of 50, 100k ÷ 1k, p50`,
      values: p50,
      gate: { atMost: 1.2 },
      aim: { atMost: 1.1 },
      others,
    },
    { goal: 'P7', name: `${where}: the same, p95`, values: p95, gate: { atMost: 1.5 }, aim: { atMost: 1.2 }, others, note },
  ];
};

export const p7: Goal = {
  name: 'P7',
  about: 'history at any depth',
  measure: async (run) => {
    const history = await run.shared('history', (stack) => openHistory(run, stack));
    const sender = new HttpSender(history.product.port, await logIn(history.product.address));
    const store = await openSqliteReader({ path: dataFiles(history.product.directory).readStore });
    try {
      const api = await figuresOf(run, 'GraphQL', overGraphQL(sender), history);
      return [...api, ...(await figuresOf(run, 'read store', inReadStore(store), history))];
    } finally {
      sender.close();
      await store.close();
    }
  },
};
