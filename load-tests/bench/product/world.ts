import { newId } from '@chat/platform';
import type { Target } from '../load/target.ts';
import type { Run } from '../run.ts';
import { ask } from './api.ts';
import { type RunningProduct, startProduct } from './runningProduct.ts';

/** A product with an administrator, a guild and a channel. */
export interface World {
  readonly product: RunningProduct;
  readonly userId: string;
  readonly guildId: string;
  readonly channelId: string;
}

const handle = 'bench';
const password = 'a passphrase for the bench';
const session = 'session { userId accessToken }';

interface Granted {
  readonly session: { readonly userId: string; readonly accessToken: string };
}

const inputOf = (more: object) => ({ input: { commandId: newId(), returnRefreshToken: true, ...more } });

/** Opens one more session. */
export const logIn = async (address: string, as = handle): Promise<string> => {
  const query = `mutation ($input: LogInInput!) { logIn(input: $input) { ${session} } }`;
  const answer = await ask<{ logIn: Granted }>(address, query, inputOf({ handle: as, password }));
  return answer.logIn.session.accessToken;
};

/** Opens an account of its own, so that its logins end nobody's session. */
export const register = async (address: string, as: string): Promise<void> => {
  const query = `mutation ($input: RegisterInput!) { register(input: $input) { ${session} } }`;
  await ask(address, query, inputOf({ handle: as, displayName: as, password }));
};

/** Creates a channel in the world's guild. */
export const createChannel = async (
  { product, guildId }: Omit<World, 'channelId'>,
  token: string,
  name: string,
): Promise<string> => {
  const query = 'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { channelId } }';
  const input = { input: { commandId: newId(), guildId, name } };
  return (await ask<{ createChannel: { channelId: string } }>(product.address, query, input, token)).createChannel.channelId;
};

const setUp = async (product: RunningProduct): Promise<Granted> => {
  const query = `mutation ($input: SetUpInput!) { setUp(input: $input) { ${session} } }`;
  const input = inputOf({ handle, displayName: 'Bench', password, token: product.setUpSecret });
  return (await ask<{ setUp: Granted }>(product.address, query, input)).setUp;
};

const openRegistration = async (address: string, token: string): Promise<void> => {
  const query = 'mutation ($input: ChangeRegistrationModeInput!) { changeRegistrationMode(input: $input) { position } }';
  await ask(address, query, { input: { commandId: newId(), mode: 'OPEN' } }, token);
};

const createGuild = async (address: string, token: string): Promise<string> => {
  const query = 'mutation ($input: CreateGuildInput!) { createGuild(input: $input) { guildId } }';
  const input = { input: { commandId: newId(), name: 'Bench' } };
  return (await ask<{ createGuild: { guildId: string } }>(address, query, input, token)).createGuild.guildId;
};

/** Starts a product on an empty directory and sets it up through its own API. */
export const openWorld = async (run: Run): Promise<World> => {
  const product = await startProduct({ directory: await run.directory() });
  const granted = await setUp(product);
  const { userId, accessToken } = granted.session;
  await openRegistration(product.address, accessToken);
  const guildId = await createGuild(product.address, accessToken);
  const channelId = await createChannel({ product, userId, guildId }, accessToken, 'hot');
  return { product, userId, guildId, channelId };
};

/** What our own client subscribes to in an open channel. */
const subscriptionTo = (channelId: string): Target['subscription'] => ({
  query: `subscription Channel($channelId: ID!) {
  channelEvents(channelId: $channelId) {
    __typename
    ... on ChannelFact { factId channelId messageId seq at actorId cursor }
    ... on MessagePosted { authorId content mentions { users roles everyone here } replies { messageId mention } }
  }
}`,
  variables: { channelId },
});

const socketsASession = 20;

/** The product as a target for so many sockets, with sessions that are fresh enough for some minutes. */
export const productTarget = async ({ product, channelId }: World, sockets: number): Promise<Target> => {
  const tokens: string[] = [];
  for (let count = 0; count <= sockets / socketsASession; count += 1) tokens.push(await logIn(product.address));
  return {
    port: product.port,
    tokens,
    subscription: subscriptionTo(channelId),
    framesBefore: 1,
    send: { kind: 'http', channelId },
  };
};

/** A yardstick as a target. */
export const yardstickTarget = (port: number, channelId: string): Target => ({
  port,
  tokens: [],
  subscription: subscriptionTo(channelId),
  framesBefore: 0,
  send: { kind: 'socket', channelId },
});
