import { newId } from '@chat/platform';
import { componentsAreRequired } from '@chat/platform/testing/components';
import { withComponent } from '@chat/platform/testing/withComponent';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Cluster, startCluster } from './testing/cluster.ts';
import { OperationFailed } from './testing/graphqlClient.ts';
import { channelQuery, typingQuery } from './testing/liveQueries.ts';
import { type LiveReader, readLive } from './testing/liveReader.ts';
import { foundInstance, type Meeting, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import type { ProductProcess } from './testing/productProcess.ts';

const historyQuery = `query ($id: ID!, $minPosition: Position) {
  channel(id: $id, minPosition: $minPosition) { messages(last: 100) { edges { node { content seq } } } }
}`;

/** Times are of a machine that has nothing else to do: elsewhere a test only finds what is far off. */
const room = componentsAreRequired() ? 2 : 10;

interface History {
  readonly channel: { readonly messages: { readonly edges: readonly { readonly node: { readonly content: string } }[] } };
}

withComponent('mongo', 'many processes', (mongo) => {
  withComponent('redis', 'over engines of their own', (redis) => {
    const owned = new AsyncDisposableStack();
    let cluster: Cluster;
    let ada: Person;
    let bob: Person;
    let meeting: Meeting;

    const node = (place: number): ProductProcess => {
      const found = cluster.nodes[place];
      if (found === undefined) throw new RangeError(`there is no node ${place}`);
      return found;
    };
    /** The person at another node from now on. */
    const at = (place: number, person: Person): Person => {
      person.client.address = node(place).address;
      return person;
    };
    const reading = async (place: number, person: Person, query: string): Promise<LiveReader> => {
      const url = `${node(place).address.replace('http', 'ws')}/graphql`;
      const token = async () => person.client.token ?? '';
      const reader = readLive({ url, token, query, variables: { channelId: meeting.channelId } });
      owned.defer(() => reader.stop());
      await reader.until(({ __typename }) => __typename === 'CaughtUp');
      return reader;
    };
    const say = (person: Person, content: string) => person.act('sendMessage', { channelId: meeting.channelId, content });
    const contents = async (person: Person, minPosition?: string): Promise<readonly string[]> => {
      const { channel } = await person.client.run<History>(historyQuery, { id: meeting.channelId, minPosition });
      return channel.messages.edges.map(({ node: message }) => message.content);
    };
    const settled = { timeout: 20_000, interval: 100 };

    beforeAll(async () => {
      cluster = owned.use(await startCluster({ components: { mongo: mongo.path, redis: redis.path } }));
      const secrets = cluster.nodes.flatMap(({ setUpSecret }) => setUpSecret ?? []);
      // Nodes that start together print one link between them, which any of them takes.
      expect(secrets).toHaveLength(1);
      const [setUpSecret] = secrets;
      ada = await foundInstance({ address: node(0).address, setUpSecret });
      bob = await registerPerson(node(1), 'bob');
      meeting = await vi.waitFor(() => newMeeting(ada), settled);
      await bob.act('joinGuild', { code: meeting.code });
    }, 120_000);
    afterAll(() => owned.disposeAsync());

    it('show on one node what was said on another, live and in the history', async () => {
      const reader = await reading(2, bob, channelQuery);
      const { position } = await say(at(0, ada), 'said on the first');
      await reader.until(({ content }) => content === 'said on the first');
      expect(await contents(at(1, bob), position)).toContain('said on the first');
    });

    it('tell on one node who types on another', async () => {
      const reader = await reading(2, bob, typingQuery);
      await at(0, ada).act('startTyping', { channelId: meeting.channelId });
      await reader.until(({ __typename, userId }) => __typename === 'TypingStarted' && userId === ada.id);
    });

    it('make one message of a hundred retries that reach all nodes at once', async () => {
      const input = { channelId: meeting.channelId, content: 'once', clientMessageId: newId() };
      const clients = [0, 1, 2].map((place) => ({ ...ada, client: { ...ada.client, address: node(place).address } }));
      const query = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { factId seq } } }';
      const sends = Array.from({ length: 100 }, async (_, time) => {
        const { address } = clients[time % 3]?.client ?? ada.client;
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${ada.client.token}` };
        const response = await fetch(`${address}/graphql`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ query, variables: { input } }),
        });
        return JSON.stringify(((await response.json()) as { readonly data: unknown }).data);
      });
      expect(new Set(await Promise.all(sends)).size).toBe(1);
      const said = await vi.waitFor(() => contents(at(2, ada)), settled);
      expect(said.filter((content) => content === 'once')).toHaveLength(1);
    });

    it('hold a kick of one node at the next command on every other, and cut what is followed there within a second', async () => {
      const eve = await registerPerson(node(1), 'eve');
      await eve.act('joinGuild', { code: meeting.code });
      const reader = await reading(2, eve, channelQuery);
      await say(at(1, eve), 'before');
      await at(0, ada).act('kickMember', { guildId: meeting.guildId, userId: eve.id, reason: 'a test' });
      const kickedAt = performance.now();
      const refused = await say(at(1, eve), 'after').catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(OperationFailed);
      await reader.untilTrue(() => reader.completed || reader.errors.length > 0);
      expect(performance.now() - kickedAt).toBeLessThan(1_000 * room);
    });

    it('hold the end of a session of one node on every other', async () => {
      const fay = await registerPerson(node(0), 'fay');
      expect(await at(1, fay).client.run('{ viewer { id } }')).toEqual({ viewer: { id: fay.id } });
      await at(0, fay).act('logOut', {}, '__typename');
      expect(await at(1, fay).client.run('{ viewer { id } }')).toEqual({ viewer: null });
    });

    it('build a read model anew on request of any node', async () => {
      const rebuilding = () => at(2, ada).act<{ readonly isEqual: boolean }>('rebuildView', { view: 'messages' }, 'isEqual');
      expect(await vi.waitFor(rebuilding, settled)).toEqual({ isEqual: true });
    });

    it('go on folding and pushing while projectors and nodes are killed, and lose nothing', async () => {
      const said: string[] = [];
      const reader = await reading(2, bob, channelQuery);
      const happens: Readonly<Record<number, () => Promise<unknown>>> = {
        3: async () => cluster.projectors[0]?.kill(),
        6: () => node(0).kill(),
        8: () => cluster.startProjector(),
      };
      for (let time = 0; time < 12; time += 1) {
        await happens[time]?.();
        const content = `through crashes ${time}`;
        await say(at(time < 6 ? 0 : 1, ada), content);
        said.push(content);
      }
      await reader.until(({ content }) => content === said.at(-1));
      expect(reader.events.map(({ content }) => content).filter((content) => said.includes(String(content)))).toEqual(said);
      const { position } = await vi.waitFor(() => say(at(1, ada), 'and read again'), settled);
      await vi.waitFor(async () => expect(await contents(at(2, bob), position)).toEqual(expect.arrayContaining(said)), settled);
    }, 60_000);

    it('stop cleanly when they are asked to', async () => {
      const [, projector] = cluster.projectors;
      const codes = await Promise.all([node(1).stop(), node(2).stop(), projector?.stop()]);
      expect(codes).toEqual([0, 0, 0]);
    }, 60_000);
  });
});
