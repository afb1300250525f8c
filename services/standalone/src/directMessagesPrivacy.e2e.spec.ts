import { buildApiSchema } from '@chat/api';
import { newId } from '@chat/platform';
import { temporaryDirectory } from '@chat/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OperationFailed } from './testing/graphqlClient.ts';
import { type LiveReader, readLive } from './testing/liveReader.ts';
import { foundInstance, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import { type ProductProcess, startProductProcess } from './testing/productProcess.ts';

const canary = 'canary-of-a-direct-message';
const schema = buildApiSchema();
const owned = new AsyncDisposableStack();
let product: ProductProcess;
const people = new Map<string, Person>();
const person = (name: string): Person => people.get(name) ?? expect.fail(`nobody is called ${name}`);

/** What nobody else may see. */
interface Secret {
  readonly conversationId: string;
  readonly messageId: string;
  /** Of a moment before. */
  readonly cursor: string;
}
const secrets = new Map<string, Secret>();
const secret = (name: string): Secret => secrets.get(name) ?? expect.fail(`there is no ${name}`);

const follow = (who: Person, query: string, variables: Readonly<Record<string, unknown>> = {}): LiveReader => {
  const url = `${product.address.replace('http', 'ws')}/graphql`;
  const reader = readLive({ url, token: async () => who.client.token ?? '', query, variables });
  owned.defer(() => reader.stop());
  return reader;
};

const caughtUp = ({ __typename }: { readonly __typename: string }) => __typename === 'CaughtUp';
const channelQuery = `subscription ($id: ID!, $after: String) { channelEvents(channelId: $id, after: $after) {
  __typename ... on MessagePosted { content } ... on CaughtUp { cursor } } }`;
const guildQuery = 'subscription ($id: ID!) { guildEvents(guildId: $id) { __typename } }';
const viewerQuery = `subscription { viewerEvents { __typename ... on ViewerFact { factId }
  ... on Mentioned { channelId messageId } ... on DirectConversationAdvanced { conversationId }
  ... on ParticipantAdded { conversationId } ... on ParticipantLeft { conversationId } } }`;

const plant = async (conversationId: string): Promise<Secret> => {
  const { cursor } = await follow(person('bob'), channelQuery, { id: conversationId }).until(caughtUp);
  const fields = 'position message { factId }';
  type Sent = { readonly message: { readonly factId: string } };
  const content = `${canary} <@${person('cyd').id}> <@${person('ada').id}>`;
  const sent = await person('bob').act<Sent>('sendMessage', { channelId: conversationId, content }, fields);
  const messageId = sent.message.factId;
  await person('eve').act('addReaction', { channelId: conversationId, messageId, emoji: '👍' });
  await person('eve').act('pinMessage', { channelId: conversationId, messageId });
  return { conversationId, messageId, cursor: String(cursor) };
};

const open = async (others: readonly string[]): Promise<string> => {
  const userIds = others.map((name) => person(name).id);
  type Opened = { readonly conversationId: string };
  return (await person('bob').act<Opened>('openDirectConversation', { userIds }, 'conversationId')).conversationId;
};

beforeAll(async () => {
  const directory = owned.use(await temporaryDirectory()).path;
  product = owned.use(await startProductProcess({ directory, variables: { RATE_LIMITS: 'off' } }));
  people.set('ada', await foundInstance(product));
  for (const name of ['bob', 'cyd', 'dan', 'eve']) people.set(name, await registerPerson(product, name));
  const { code } = await newMeeting(person('ada'));
  for (const name of ['bob', 'cyd', 'eve']) await person(name).act('joinGuild', { code });
  secrets.set('pair', await plant(await open(['eve'])));
  const group = await open(['eve', 'cyd']);
  await person('bob').act('sendMessage', { channelId: group, content: `${canary} before cyd left` });
  await person('cyd').act('leaveDirectConversation', { conversationId: group });
  secrets.set('group', await plant(group));
});
afterAll(() => owned.disposeAsync());

/** Ada owns the guild and administers the instance, Cyd was in the group, Dan knows nobody. */
const intruders = ['ada', 'cyd', 'dan'].flatMap((name) => ['pair', 'group'].map((where) => [name, where] as const));

const expectNothingOf = ({ conversationId, messageId }: Secret, shown: unknown): void => {
  const text = JSON.stringify(shown);
  for (const hidden of [canary, conversationId, messageId]) expect(text).not.toContain(hidden);
};

const codeOf = async (running: Promise<unknown>): Promise<unknown> => {
  const outcome = await running.catch((error: unknown) => error);
  return outcome instanceof OperationFailed ? outcome.errors[0]?.extensions?.['code'] : outcome;
};

const message = '__typename ... on Message { content reactors(emoji: "u-1f44d", first: 5) { edges { node { userId } } } }';
/** By the field of `Query` that they ask. */
const queries: Readonly<Record<string, string>> = {
  node: `query ($id: ID!, $message: ID!) { one: node(id: $id) { id } other: node(id: $message) { id ${message} } }`,
  nodes: `query ($id: ID!, $message: ID!) { nodes(ids: [$id, $message]) { id ${message} } }`,
  channel: 'query ($id: ID!) { channel(id: $id) { id messages(last: 5) { edges { node { content } } } } }',
  directConversation: `query ($id: ID!) { directConversation(id: $id) { id participantIds lastMessage { content }
    messages(last: 5) { edges { node { content } } } pins(first: 5) { edges { node { content } } } unread { readUpTo } } }`,
  guild: 'query ($id: ID!) { guild(id: $id) { id channels { id } } }',
  person: 'query ($id: ID!) { person(id: $id) { id } }',
  viewer: `{ viewer { directConversations(first: 50, includeClosed: true) { edges { node { id lastMessage { content } } } }
    guilds { id channels { id } } } }`,
};
/** These take no id of a conversation or of a message. */
const otherQueries = ['instance', 'invite', 'views'];

const variablesOf = (query: string, { conversationId: id, messageId }: Secret) => ({
  ...(query.includes('$id') && { id }),
  ...(query.includes('$message') && { message: messageId }),
});

/** The fields of a mutation's input, with their types as the schema writes them. */
const inputOf = (mutation: string): readonly { readonly name: string; readonly type: string; readonly isRequired: boolean }[] => {
  const named = String(schema.getMutationType()?.getFields()[mutation]?.args[0]?.type).replace('!', '');
  const input = schema.getType(named);
  if (input === undefined || !('getFields' in input)) return [];
  return Object.values(input.getFields()).map((field) => ({
    name: field.name,
    type: String(field.type).replace('!', ''),
    isRequired: String(field.type).endsWith('!') && !('defaultValue' in field && field.defaultValue !== undefined),
  }));
};

const places = ['channelId', 'conversationId', 'guildId'];

/** Every mutation that is about a place. */
const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((mutation) => {
  return inputOf(mutation).some(({ name }) => places.includes(name));
});

const valueFor = (field: string, type: string, { conversationId, messageId }: Secret): unknown => {
  if (places.includes(field)) return conversationId;
  if (field === 'messageId') return messageId;
  if (field === 'emoji') return '👍';
  if (type === 'CommandId') return newId();
  if (type === 'ID') return person('eve').id;
  if (type === 'Boolean') return true;
  return type === 'Int' ? 1 : '1024';
};

const attempt = async (who: Person, mutation: string, target: Secret): Promise<unknown> => {
  const needed = inputOf(mutation).filter(({ name, isRequired }) => isRequired || places.includes(name));
  const input = Object.fromEntries(needed.map(({ name, type }) => [name, valueFor(name, type, target)]));
  const named = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  return who.client.run(`mutation ($input: ${named}!) { ${mutation}(input: $input) { position } }`, { input });
};

describe('what the specs try is everything there is', () => {
  it('every query, mutation and subscription', () => {
    const namesOf = (type = schema.getQueryType()) => Object.keys(type?.getFields() ?? {}).sort();
    expect(namesOf()).toEqual([...Object.keys(queries), ...otherQueries].sort());
    expect(namesOf(schema.getSubscriptionType())).toEqual(['channelEvents', 'guildEvents', 'viewerEvents']);
    expect(mutations.length).toBeGreaterThan(25);
  });

  it('those who are in a conversation see it by the same operations', async () => {
    const target = secret('pair');
    const { conversationId } = target;
    const seen: string[] = [];
    for (const [name, query] of Object.entries(queries)) {
      const shown = JSON.stringify(await person('eve').client.run(query, variablesOf(query, target)));
      if (shown.includes(canary)) seen.push(name);
    }
    expect(seen).toEqual(['node', 'nodes', 'directConversation', 'viewer']);
    const reader = follow(person('eve'), channelQuery, { id: conversationId, after: target.cursor });
    await reader.until(caughtUp);
    expect(JSON.stringify(reader.events)).toContain(canary);
  });
});

describe.each(intruders)('%s and the %s', (name, where) => {
  it.each(Object.entries(queries))('%s shows nothing', async (_field, query) => {
    const target = secret(where);
    const outcome = await person(name)
      .client.run(query, variablesOf(query, target))
      .catch((error: unknown) => (error instanceof OperationFailed ? error.errors : error));
    expectNothingOf(target, outcome);
  });

  it('no mutation finds it', async () => {
    const codes = new Map<string, unknown>();
    for (const mutation of mutations) codes.set(mutation, await codeOf(attempt(person(name), mutation, secret(where))));
    expect([...codes].filter(([, code]) => code !== 'NOT_FOUND')).toEqual([]);
  });

  it('no subscription follows it, live or resumed', async () => {
    const { conversationId: id, cursor: after } = secret(where);
    for (const [query, variables] of [
      [channelQuery, { id }],
      [channelQuery, { id, after }],
      [guildQuery, { id }],
    ] as const) {
      const reader = follow(person(name), query, variables);
      await reader.untilTrue(() => reader.errors.length > 0);
      expect(JSON.stringify(reader.errors)).toContain('NOT_FOUND');
      expect(reader.events).toEqual([]);
    }
  });

  it('viewerEvents tells nothing of what happens in it', async () => {
    const target = secret(where);
    const { conversationId, messageId } = target;
    const reader = follow(person(name), viewerQuery);
    await reader.until(caughtUp);
    await person('bob').act('sendMessage', { channelId: conversationId, content: `${canary} <@${person(name).id}>` });
    await person('bob').act('editMessage', { channelId: conversationId, messageId, content: canary });
    // Facts are told in the order of the log: what comes after them has passed them.
    await person(name).act('changeDisplayName', { displayName: 'Fence' });
    await reader.until(({ __typename }) => __typename === 'ProfileChanged');
    expectNothingOf(target, reader.events);
  });
});
