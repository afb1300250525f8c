import { component } from '@chat/platform/testing/components';
import { withComponent } from '@chat/platform/testing/withComponent';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cluster, startCluster } from './testing/cluster.ts';
import { foundInstance, newMeeting, personWith, registerPerson } from './testing/meeting.ts';

withComponent('mongo', 'many processes', (mongo) => {
  withComponent('redis', 'that share their engines', (redis) => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster({ components: { mongo: mongo.path, redis: redis.path } });
    }, 120_000);
    afterAll(() => console.log(cluster?.projectors.map((node) => node.lines.join('\n')).join('---'), cluster?.nodes.map((node) => node.output()).join('---')));
    afterAll(() => cluster?.[Symbol.asyncDispose]());

    it('behave as one', async () => {
      const [one, two] = cluster.nodes;
      if (one === undefined || two === undefined) throw new Error('there are three');
      console.log(cluster.nodes.map((node) => node.output()).join('\n---\n'), cluster.projectors.map((node) => node.lines.join('\n')));
      const link = [...cluster.nodes].map(({ setUpSecret }) => setUpSecret);
      console.log(link);
      let ada;
      for (const setUpSecret of link) ada ??= await foundInstance({ address: one.address, setUpSecret }).catch((error) => void console.log(error));
      if (ada === undefined) throw new Error('no link');
      const { channelId, code } = await newMeeting(ada);
      const bob = await registerPerson(two, 'bob');
      await bob.act('joinGuild', { code });
      await bob.act('sendMessage', { channelId, content: 'from the other node' });
      const query = 'query ($id: ID!) { channel(id: $id) { messages(last: 10) { edges { node { content } } } } }';
      console.log(JSON.stringify(await ada.client.run(query, { id: channelId })));
      expect(component('redis')).toBeDefined();
      void personWith;
    }, 60_000);
  });
});
