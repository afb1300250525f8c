import { type LiveWorld, liveWorld } from './liveWorld.ts';
import { type Input, type Person, personWith } from './meeting.ts';

export interface ShownConversation {
  readonly id: string;
  readonly kind: string;
  readonly participantIds: readonly string[];
  readonly isClosed: boolean;
  readonly position: string;
  readonly lastMessage: { readonly content: string | null } | null;
  readonly unread: {
    readonly readUpTo: number;
    readonly count: { readonly count: number };
    readonly mentions: { readonly count: number };
  };
}

export const conversationFields = `id kind participantIds isClosed position lastMessage { content }
  unread { readUpTo count { count } mentions { count } }`;

/** People who share a guild, and what they do and see by the API of a real node. */
export interface DirectWorld extends AsyncDisposable {
  readonly world: LiveWorld;
  /** So many who share a guild that nobody else is in. */
  neighbours(number: number): Promise<readonly Person[]>;
  /** Somebody who shares nothing with anybody. */
  stranger(): Promise<Person>;
  open(
    by: Person,
    others: readonly Pick<Person, 'id'>[],
    more?: Input,
  ): Promise<{ readonly conversationId: string; readonly position: string }>;
  send(by: Person, channelId: string, content: string): Promise<Sent>;
  listOf(who: Person, args?: string, at?: string): Promise<readonly ShownConversation[]>;
  shown(who: Person, id: string, at?: string): Promise<ShownConversation | null>;
  contentsOf(who: Person, id: string, at?: string): Promise<readonly (string | null)[]>;
}

export interface Sent {
  readonly position: string;
  readonly message: { readonly factId: string; readonly seq: number };
}

type Listed = {
  readonly viewer: { readonly directConversations: { readonly edges: readonly { readonly node: ShownConversation }[] } };
};

const reading: Pick<DirectWorld, 'open' | 'send' | 'listOf' | 'shown' | 'contentsOf'> = {
  open: (by, others, more = {}) =>
    by.act('openDirectConversation', { userIds: others.map(({ id }) => id), ...more }, 'conversationId position'),
  send: (by, channelId, content) => by.act('sendMessage', { channelId, content }, 'position message { factId seq }'),
  listOf: async (who, args = 'first: 50', at) => {
    const query = `query ($at: Position) { viewer(minPosition: $at) { directConversations(${args}) {
      edges { node { ${conversationFields} } } } } }`;
    const { viewer } = await who.client.run<Listed>(query, { at });
    return viewer.directConversations.edges.map(({ node }) => node);
  },
  shown: async (who, id, at) => {
    const query = `query ($id: ID!, $at: Position) { directConversation(id: $id, minPosition: $at) { ${conversationFields} } }`;
    return (await who.client.run<{ directConversation: ShownConversation | null }>(query, { id, at })).directConversation;
  },
  contentsOf: async (who, id, at) => {
    type Messages = { readonly messages: { readonly edges: readonly { readonly node: { readonly content: string | null } }[] } };
    const query = `query ($id: ID!, $at: Position) { directConversation(id: $id, minPosition: $at) {
      messages(first: 100) { edges { node { content } } } } }`;
    const { directConversation } = await who.client.run<{ directConversation: Messages }>(query, { id, at });
    return directConversation.messages.edges.map(({ node }) => node.content);
  },
};

export const directWorld = async (): Promise<DirectWorld> => {
  const world = await liveWorld();
  const address = world.url.replace(/^ws(.*)\/graphql$/, 'http$1');
  const logIn = async (caller: Awaited<ReturnType<LiveWorld['people']>>[number]): Promise<Person> =>
    personWith(address, { userId: caller.actor.id, accessToken: await world.token(caller) });
  return {
    world,
    ...reading,
    neighbours: async (number) => {
      const [owner, ...members] = await world.people(number);
      if (owner === undefined) return [];
      await world.place(owner, members);
      return Promise.all([owner, ...members].map(logIn));
    },
    stranger: async () => {
      const [caller] = await world.people(1);
      if (caller === undefined) throw new Error('one was asked for');
      return logIn(caller);
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
};
