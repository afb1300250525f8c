import { newId } from '@chat/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, graphqlClient, OperationFailed } from './testing/graphqlClient.ts';
import { type ProductHere, startProductHere } from './testing/productHere.ts';

type Input = Readonly<Record<string, unknown>>;

const password = 'a long enough passphrase';
const session = 'position session { userId accessToken }';

interface Granted {
  readonly session: { readonly userId: string; readonly accessToken: string };
}

interface Person {
  readonly id: string;
  readonly client: GraphQLClient;
  /** Runs a mutation of this name and answers with its payload. */
  act<Payload = { readonly position: string }>(mutation: string, input: Input, fields?: string): Promise<Payload>;
}

const personOf = (address: string, { session: { userId, accessToken } }: Granted): Person => {
  const client = graphqlClient(address, accessToken);
  return {
    id: userId,
    client,
    act: async <Payload>(mutation: string, input: Input, fields = 'position') => {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`;
      const data = await client.run<Record<string, Payload>>(document, { input: { commandId: newId(), ...input } });
      return data[mutation] as Payload; // the operation asked for it
    },
  };
};

const refusalOf = async (running: Promise<unknown>): Promise<unknown> => {
  const error = await running.catch((failure: unknown) => failure);
  return error instanceof OperationFailed ? error.errors[0]?.extensions : error;
};

interface GuildCreated {
  readonly position: string;
  readonly guildId: string;
  readonly guild: { readonly channels: readonly { readonly id: string; readonly name: string }[] };
}

const newGuild = (owner: Person, name = 'A guild'): Promise<GuildCreated> =>
  owner.act<GuildCreated>('createGuild', { name }, 'position guildId guild { channels { id name } }');

const invited = async (owner: Person, guildId: string, more: Input = {}): Promise<string> =>
  (await owner.act<{ readonly code: string }>('createInvite', { guildId, ...more }, 'code')).code;

describe('guilds over GraphQL', () => {
  let product: ProductHere;
  let ada: Person;
  let bob: Person;
  let eve: Person;

  beforeAll(async () => {
    product = await startProductHere();
    const visitor = graphqlClient(product.address);
    const token = product.setUpLink?.split('#')[1];
    const setUp = `mutation ($input: SetUpInput!) { setUp(input: $input) { ${session} } }`;
    const first = { commandId: newId(), handle: 'ada', displayName: 'Ada', password, token };
    ada = personOf(product.address, (await visitor.run<{ setUp: Granted }>(setUp, { input: first })).setUp);
    await ada.act('changeRegistrationMode', { mode: 'OPEN' }, 'mode');
    const register = `mutation ($input: RegisterInput!) { register(input: $input) { ${session} } }`;
    const registered = async (handle: string): Promise<Person> => {
      const input = { commandId: newId(), handle, displayName: handle, password };
      return personOf(product.address, (await visitor.run<{ register: Granted }>(register, { input })).register);
    };
    [bob, eve] = [await registered('bob'), await registered('eve')];
  });

  afterAll(() => product[Symbol.asyncDispose]());

  it('creates a guild with a role and a channel, shown in the answer itself', async () => {
    const fields = `guild { name ownerId owner { displayName } viewerPermissions memberCount { count more } roles { name permissions }
      categories { name } channels { name kind position archived guild { name } } }`;
    const { guild } = await ada.act<{ guild: object }>('createGuild', { name: 'Engines' }, fields);
    expect(guild).toEqual({
      name: 'Engines',
      ownerId: ada.id,
      owner: { displayName: 'Ada' },
      viewerPermissions: '18446744073709551615',
      memberCount: { count: 1, more: false },
      roles: [{ name: 'admin', permissions: '8' }],
      categories: [],
      channels: [{ name: 'general', kind: 'TEXT', position: 1_024, archived: false, guild: { name: 'Engines' } }],
    });
  });

  it('does the same thing once for the same key, and nothing else under it', async () => {
    const commandId = newId();
    const one = await ada.act('createGuild', { name: 'Once', commandId }, 'guildId');
    expect(await ada.act('createGuild', { name: 'Once', commandId }, 'guildId')).toEqual(one);
    expect(await refusalOf(ada.act('createGuild', { name: 'Twice', commandId }))).toEqual({ code: 'IDEMPOTENCY_CONFLICT' });
  });

  it('is unknown to strangers, whatever they ask', async () => {
    const { guildId, guild } = await newGuild(ada);
    const [channel] = guild.channels;
    const query =
      'query ($g: ID!, $c: ID!, $m: ID!) { guild(id: $g) { name } channel(id: $c) { name } nodes(ids: [$g, $c, $m]) { id } }';
    const variables = { g: guildId, c: channel?.id, m: `${guildId}_${ada.id}` };
    expect(await eve.client.run(query, variables)).toEqual({ guild: null, channel: null, nodes: [null, null, null] });
    expect(await refusalOf(eve.act('renameGuild', { guildId, name: 'Mine' }))).toEqual({ code: 'NOT_FOUND' });
    expect(await refusalOf(eve.act('renameChannel', { channelId: channel?.id, name: 'mine' }))).toEqual({ code: 'NOT_FOUND' });
    expect(await refusalOf(eve.act('leaveGuild', { guildId }))).toEqual({ code: 'NOT_FOUND' });
    const everyone = graphqlClient(product.address);
    expect(await refusalOf(everyone.run(query, variables))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is joined by an invite that anybody may look at', async () => {
    const { guildId } = await newGuild(ada, 'Open house');
    const code = await invited(ada, guildId);
    expect(code).toMatch(/^[1-9A-HJ-NP-Za-km-z]{10}$/);
    const preview = 'query ($code: String!) { invite(code: $code) { guildName inviterName memberCount { count } } }';
    await expect
      .poll(() => graphqlClient(product.address).run(preview, { code }))
      .toEqual({ invite: { guildName: 'Open house', inviterName: 'Ada', memberCount: { count: 1 } } });
    const joined = await bob.act('joinGuild', { code }, 'guildId guild { name memberCount { count } viewerPermissions }');
    expect(joined).toMatchObject({ guildId, guild: { name: 'Open house', memberCount: { count: 2 } } });
    expect(await bob.act('joinGuild', { code }, 'guildId')).toEqual({ guildId });
    const { viewer } = await bob.client.run<{ viewer: { guilds: readonly { id: string }[] } }>('{ viewer { guilds { id } } }');
    expect(viewer.guilds).toContainEqual({ id: guildId });
  });

  it('answers alike to every code that leads nowhere', async () => {
    const { guildId } = await newGuild(ada);
    const revoked = await invited(ada, guildId);
    await ada.act('revokeInvite', { code: revoked });
    const used = await invited(ada, guildId, { maxUses: 1 });
    await bob.act('joinGuild', { code: used });
    const codes = [revoked, used, '1111111111', 'no code'];
    const refusals = await Promise.all(codes.map((code) => refusalOf(eve.act('joinGuild', { code }))));
    expect(refusals).toEqual(codes.map(() => ({ code: 'INVITE_INVALID' })));
    const { position } = await ada.act<{ position: string }>('renameGuild', { guildId, name: 'Still here' });
    const preview = 'query ($code: String!, $at: Position) { invite(code: $code, minPosition: $at) { guildName } }';
    const shown = codes.map((code) => graphqlClient(product.address).run(preview, { code, at: position }));
    expect(await Promise.all(shown)).toEqual(codes.map(() => ({ invite: null })));
  });

  it('answers a retried invite with the same code, and shows it to members', async () => {
    const { guildId } = await newGuild(ada);
    const commandId = newId();
    const input = { guildId, commandId, maxUses: 5, expiresAfter: 3_600 };
    const one = await ada.act<{ code: string; position: string }>('createInvite', input, 'code inviteId expiresAt position');
    expect(await ada.act('createInvite', input, 'code inviteId expiresAt position')).toEqual(one);
    const changed = ada.act('createInvite', { ...input, maxUses: 6 });
    expect(await refusalOf(changed)).toEqual({ code: 'IDEMPOTENCY_CONFLICT' });
    const query = `query ($id: ID!, $at: Position) { guild(id: $id, minPosition: $at) {
      invites(first: 5) { edges { node { code maxUses uses revoked } } } } }`;
    expect(await ada.client.run(query, { id: guildId, at: one.position })).toEqual({
      guild: { invites: { edges: [{ node: { code: one.code, maxUses: 5, uses: 0, revoked: false } }] } },
    });
  });

  it('lets members do what their roles allow, and no more', async () => {
    const { guildId, guild } = await newGuild(ada);
    await bob.act('joinGuild', { code: await invited(ada, guildId) });
    const channelId = guild.channels[0]?.id;
    expect(await refusalOf(bob.act('archiveChannel', { channelId }))).toEqual({ code: 'FORBIDDEN' });
    const roles = 'query ($id: ID!) { guild(id: $id) { roles { id } } }';
    const found = await ada.client.run<{ guild: { roles: readonly { id: string }[] } }>(roles, { id: guildId });
    const roleId = found.guild.roles[0]?.id;
    const role = { guildId, userId: bob.id, roleId };
    const granted = await ada.act('grantRole', role, 'member { id roles { name } person { handle } timedOut }');
    const member = { id: `${guildId}_${bob.id}`, roles: [{ name: 'admin' }], person: { handle: 'bob' }, timedOut: false };
    expect(granted).toEqual({ member });
    expect(await bob.act('archiveChannel', { channelId }, 'channel { archived }')).toEqual({ channel: { archived: true } });
    expect(await refusalOf(bob.act('kickMember', { guildId, userId: ada.id }))).toEqual({ code: 'FORBIDDEN' });
    await ada.act('revokeRole', role);
    expect(await refusalOf(bob.act('restoreChannel', { channelId }))).toEqual({ code: 'FORBIDDEN' });
    await ada.act('kickMember', { guildId, userId: bob.id, reason: 'enough' });
    expect(await bob.client.run('query ($id: ID!) { guild(id: $id) { name } }', { id: guildId })).toEqual({ guild: null });
  });

  it('puts channels and categories where they are wanted', async () => {
    const { guildId, guild } = await newGuild(ada);
    const general = guild.channels[0]?.id;
    const create = (input: Input) => ada.act<{ channelId: string }>('createChannel', { guildId, ...input }, 'channelId');
    const { categoryId } = await ada.act<{ categoryId: string }>('createCategory', { guildId, name: 'Talk' }, 'categoryId');
    const { channelId: last } = await create({ name: 'last' });
    const { channelId: first } = await create({ name: 'first', after: null });
    const { channelId: second } = await create({ name: 'second', after: first, topic: 'the second' });
    await create({ name: 'talk', kind: 'VOICE', categoryId });
    await ada.act('moveChannel', { channelId: second, categoryId });
    const { position } = await ada.act<{ position: string }>('moveChannel', { channelId: last, after: first });
    const query = `query ($id: ID!, $at: Position) { guild(id: $id, minPosition: $at) {
      categories { id name } channels { name topic categoryId } } }`;
    const shown = await ada.client.run<{ guild: { channels: readonly { name: string; categoryId: string | null }[] } }>(query, {
      id: guildId,
      at: position,
    });
    const under = (category: string | null) =>
      shown.guild.channels.filter((channel) => channel.categoryId === category).map(({ name }) => name);
    expect(under(null)).toEqual(['first', 'last', 'general']);
    expect(under(categoryId)).toEqual(['talk', 'second']);
    const deleted = await ada.act<{ position: string }>('deleteCategory', { guildId, categoryId });
    const after = await ada.client.run<typeof shown>(query, { id: guildId, at: deleted.position });
    expect(after.guild.channels.map(({ name }) => name)).toEqual(['first', 'last', 'general', 'talk', 'second']);
    expect(await ada.act('deleteChannel', { channelId: general }, 'channel { id }')).toEqual({ channel: null });
    expect(await refusalOf(ada.act('renameChannel', { channelId: general, name: 'x' }))).toEqual({ code: 'NOT_FOUND' });
  });

  it('finds nodes of every kind', async () => {
    const { guildId, guild } = await newGuild(ada);
    const channelId = guild.channels[0]?.id;
    const sent = { clientMessageId: newId(), channelId, content: 'hello' };
    const document = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { position message { factId } } }';
    const { sendMessage } = await ada.client.run<{ sendMessage: { position: string; message: { factId: string } } }>(document, {
      input: sent,
    });
    const ids = [ada.id, guildId, channelId, sendMessage.message.factId, `${guildId}_${ada.id}`, 'nothing'];
    const query = 'query ($ids: [ID!]!, $at: Position) { nodes(ids: $ids, minPosition: $at) { __typename id } }';
    const { nodes } = await ada.client.run<{ nodes: unknown }>(query, { ids, at: sendMessage.position });
    const kinds = ['Person', 'Guild', 'Channel', 'Message', 'Member'];
    expect(nodes).toEqual([...kinds.map((kind, index) => ({ __typename: kind, id: ids[index] })), null]);
  });

  it('refuses sizes of lists, pages and searches that are out of bounds, by field, rule and limit', async () => {
    const { guildId } = await newGuild(ada);
    const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const members = `query ($id: ID!, $first: Int, $search: String) { guild(id: $id) {
      members(first: $first, search: $search) { edges { node { id } } } } }`;
    const refused = (query: string, variables: object) => refusalOf(ada.client.run(query, { id: guildId, ...variables }));
    const many = (length: number) => Array.from({ length }, () => 'x');
    expect(await refused(nodes, { ids: many(101) })).toEqual({
      code: 'INVALID_INPUT',
      field: 'ids',
      rule: 'TOO_MANY',
      limit: 100,
    });
    expect(await refused(nodes, { ids: many(100) })).toEqual({ nodes: many(100).map(() => null) });
    expect(await refused(members, { first: 0 })).toEqual({ code: 'INVALID_INPUT', field: 'first', rule: 'RANGE', limit: 100 });
    expect(await refused(members, { search: many(65).join('') })).toMatchObject({ field: 'search', rule: 'TOO_LONG', limit: 64 });
    expect(await refused(members, { first: null, search: many(64).join('') })).toEqual({ guild: { members: { edges: [] } } });
  });

  it('pages and searches members by name and by the time of joining', async () => {
    const { guildId } = await newGuild(ada);
    const code = await invited(ada, guildId);
    await bob.act('joinGuild', { code });
    const { position } = await eve.act<{ position: string }>('joinGuild', { code });
    const query = `query ($id: ID!, $at: Position, $first: Int, $after: String, $search: String, $order: MemberOrder) {
      guild(id: $id, minPosition: $at) { members(first: $first, after: $after, search: $search, order: $order) {
        edges { node { userId } } pageInfo { hasNextPage endCursor } } } }`;
    interface Members {
      readonly guild: {
        readonly members: {
          readonly edges: readonly { readonly node: { readonly userId: string } }[];
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
        };
      };
    }
    const members = async (more: Input) =>
      (await ada.client.run<Members>(query, { id: guildId, at: position, ...more })).guild.members;
    const ids = ({ edges }: Members['guild']['members']) => edges.map(({ node }) => node.userId);
    expect(ids(await members({ order: 'JOINED' }))).toEqual([ada.id, bob.id, eve.id]);
    const one = await members({ first: 2 });
    expect([ids(one), one.pageInfo.hasNextPage]).toEqual([[ada.id, bob.id], true]);
    expect(ids(await members({ first: 2, after: one.pageInfo.endCursor }))).toEqual([eve.id]);
    expect(ids(await members({ search: 'B' }))).toEqual([bob.id]);
  });
});
