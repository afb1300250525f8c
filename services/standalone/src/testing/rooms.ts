import { newId } from '@chat/platform';
import type { Product } from '../product.ts';
import { type GraphQLClient, graphqlClient, OperationFailed } from './graphqlClient.ts';

type Input = Readonly<Record<string, unknown>>;

interface Granted {
  readonly session: { readonly userId: string; readonly accessToken: string };
}

export interface Newcomer {
  readonly handle: string;
  readonly displayName: string;
  readonly locale?: 'EN' | 'RU';
}

/** Somebody who is logged in. */
export interface Member {
  readonly id: string;
  readonly client: GraphQLClient;
  /** Runs a mutation of this name and answers with its payload. */
  act<Payload = { readonly position: string }>(mutation: string, input: Input, fields?: string): Promise<Payload>;
}

export interface Sent {
  readonly messageId: string;
  readonly position: string;
  readonly content: string | null;
  readonly repeated: boolean;
}

/** A channel of a guild of Ada's. */
export interface Room {
  readonly channelId: string;
  join(member: Member): Promise<void>;
  send(by: Member, content: string, clientMessageId?: string): Promise<Sent>;
  /** Fields of the channel as somebody sees it. */
  read<Data>(by: Member, fields: string, minPosition?: string): Promise<Data>;
}

/** What the API says about a refused operation; an error that is none is handed back. */
export const refusalOf = async (running: Promise<unknown>): Promise<unknown> => {
  const error = await running.catch((failure: unknown) => failure);
  return error instanceof OperationFailed ? error.errors[0]?.extensions : error;
};

const session = 'session { userId accessToken }';
/** Everybody's. */
export const password = 'a long enough passphrase';

const memberOf = (address: string, { session: { userId, accessToken } }: Granted): Member => {
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

/** Their look is that of the device: an account's own is dark until it is chosen. */
export const followDevice = async (person: Member): Promise<void> => {
  interface Seen {
    readonly viewer: { readonly settings: { readonly version: number } };
  }
  const { viewer } = await person.client.run<Seen>('{ viewer { settings { version } } }');
  await person.act('changeSettings', { theme: 'SYSTEM', version: viewer.settings.version }, 'settings { theme }');
};

/** Says something in a channel. */
export const send = async (by: Member, channelId: string, content: string, clientMessageId: string = newId()): Promise<Sent> => {
  const document = `mutation ($input: SendMessageInput!) {
    sendMessage(input: $input) { position repeated message { factId content } } }`;
  const input = { clientMessageId, channelId, content };
  interface Payload extends Pick<Sent, 'position' | 'repeated'> {
    readonly message: { readonly factId: string; readonly content: string | null };
  }
  const { sendMessage } = await by.client.run<{ readonly sendMessage: Payload }>(document, { input });
  const { message, ...rest } = sendMessage;
  return { ...rest, messageId: message.factId, content: message.content };
};

/** Somebody who makes an account by the set-up link, and so administers the instance; it is open to everybody then. */
export const administratorOf = async (address: string, token: string | undefined, person: Newcomer): Promise<Member> => {
  const document = `mutation ($input: SetUpInput!) { setUp(input: $input) { ${session} } }`;
  const input = { commandId: newId(), password, ...person, token };
  const { setUp } = await graphqlClient(address).run<{ setUp: Granted }>(document, { input });
  const administrator = memberOf(address, setUp);
  await administrator.act('changeRegistrationMode', { mode: 'OPEN' }, 'mode');
  return administrator;
};

/** Somebody who registers. */
export const newcomerOf = async (address: string, person: Newcomer): Promise<Member> => {
  const document = `mutation ($input: RegisterInput!) { register(input: $input) { ${session} } }`;
  const input = { commandId: newId(), password, ...person };
  return memberOf(address, (await graphqlClient(address).run<{ register: Granted }>(document, { input })).register);
};

/** Ada, who set the instance up, Bob, and rooms: Bob is in those that everyone may use as usual. */
export const membersOf = async ({ address, setUpLink }: Pick<Product, 'address' | 'setUpLink'>) => {
  const person = (handle: string): Newcomer => ({ handle, displayName: handle });
  const ada = await administratorOf(address, setUpLink?.split('#')[1], person('ada'));
  const bob = await newcomerOf(address, person('bob'));
  const room = async ({ everyone }: { readonly everyone?: string } = {}): Promise<Room> => {
    const fields = 'guildId guild { channels { id } }';
    interface Created {
      readonly guildId: string;
      readonly guild: { readonly channels: readonly { readonly id: string }[] };
    }
    const { guildId, guild } = await ada.act<Created>('createGuild', { name: 'A guild' }, fields);
    const channelId = guild.channels[0]?.id ?? '';
    const { code } = await ada.act<{ readonly code: string }>('createInvite', { guildId }, 'code');
    const join = async (member: Member): Promise<void> => {
      await member.act('joinGuild', { code });
    };
    if (everyone === undefined) await join(bob);
    else await ada.act('changeEveryonePermissions', { guildId, permissions: everyone });
    return {
      channelId,
      join,
      send: (by, content, clientMessageId) => send(by, channelId, content, clientMessageId),
      read: async <Data>(by: Member, asked: string, minPosition?: string) => {
        const query = `query ($id: ID!, $at: Position) { channel(id: $id, minPosition: $at) { ${asked} } }`;
        const { channel } = await by.client.run<{ readonly channel: Data }>(query, { id: channelId, at: minPosition });
        return channel;
      },
    };
  };
  return { ada, bob, room };
};
