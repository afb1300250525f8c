import { temporaryDirectory } from '@chat/platform/testing';
import { withComponent } from '@chat/platform/testing/withComponent';
import { describe, expect, it } from 'vitest';
import { type Engines, startEngines } from './testing/engines.ts';
import { foundInstance, logInPerson, newMeeting, type Person } from './testing/meeting.ts';
import { ProductDidNotStart, startProductProcess } from './testing/productProcess.ts';

type Variables = Readonly<Record<string, string>>;

const query = `query ($id: ID!, $minPosition: Position) { channel(id: $id, minPosition: $minPosition) { messages(last: 10) { edges { node { content } } } } }`;

interface History {
  readonly channel: { readonly messages: { readonly edges: readonly { readonly node: { readonly content: string } }[] } };
}

const said = async (person: Person, channelId: string, minPosition: string): Promise<readonly string[]> => {
  const { channel } = await person.client.run<History>(query, { id: channelId, minPosition });
  return channel.messages.edges.map(({ node }) => node.content);
};

/** Talks, kills the product with -9, starts it again and reads. */
const talkOver = async (variables: Variables): Promise<readonly string[]> => {
  await using directory = await temporaryDirectory();
  const options = { directory: directory.path, variables };
  const channelId = await (async () => {
    await using product = await startProductProcess(options);
    const ada = await foundInstance(product);
    const meeting = await newMeeting(ada);
    for (const content of ['one', 'два']) await ada.act('sendMessage', { channelId: meeting.channelId, content });
    return meeting.channelId;
  })();
  await using again = await startProductProcess(options);
  const ada = await logInPerson(again, 'ada');
  const { position } = await ada.act('sendMessage', { channelId, content: 'three' });
  // Awaited before the product is killed.
  return await said(ada, channelId, position);
};

withComponent('mongo', 'the one process', (mongo) => {
  withComponent('redis', 'with engines of their own', (redis) => {
    describe.each<readonly [string, (engines: Engines) => Variables]>([
      ['the log', ({ log }) => log],
      ['the read models', ({ readModels }) => readModels],
      ['secrets and keys', ({ keys }) => keys],
      ['presence, typing and limits', ({ live }) => live],
      ['everything', ({ log, readModels, keys, live }) => ({ ...log, ...readModels, ...keys, ...live })],
    ])('for %s', (_, variablesOf) => {
      it('says what it did before, over a kill -9', async () => {
        await using engines = await startEngines({ redis: redis.path, mongo: mongo.path });
        expect(await talkOver(variablesOf(engines))).toEqual(['one', 'два', 'three']);
      }, 60_000);
    });

    it('does not start where the key of a vault is missing that facts need', async () => {
      await using engines = await startEngines({ redis: redis.path, mongo: mongo.path });
      const variables = { ...engines.log, ...engines.keys };
      await talkOver(variables);
      const missing = startProductProcess({
        directory: engines.directory,
        variables: { ...variables, VAULT_KEY_FILE: '/nowhere/vault.key' },
      });
      const refusal = await missing.catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ProductDidNotStart);
      expect(String(refusal)).toContain('/nowhere/vault.key is missing');
    }, 60_000);
  });
});
