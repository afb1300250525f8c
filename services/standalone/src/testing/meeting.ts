import { newId } from '@chat/platform';
import { vi } from 'vitest';
import { type GraphQLClient, graphqlClient } from './graphqlClient.ts';
import type { ProductProcess } from './productProcess.ts';

export type Input = Readonly<Record<string, unknown>>;

/** Somebody with an account and a session. */
export interface Person {
  readonly id: string;
  readonly client: GraphQLClient;
  /** Runs a mutation of this name and answers with its payload. */
  act<Payload = { readonly position: string }>(mutation: string, input: Input, fields?: string): Promise<Payload>;
}

interface Granted {
  readonly session: { readonly userId: string; readonly accessToken: string };
}

const password = 'a long enough passphrase';

const documentOf = (mutation: string, fields: string): string =>
  `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${fields} } }`;

/** Somebody whose token is known. */
export const personWith = (address: string, { userId, accessToken }: Granted['session']): Person => {
  const client = graphqlClient(address, accessToken);
  return {
    id: userId,
    client,
    act: async <Payload>(mutation: string, input: Input, fields = 'position') => {
      const command = mutation === 'sendMessage' ? { clientMessageId: newId() } : { commandId: newId() };
      const data = await client.run<Record<string, Payload>>(documentOf(mutation, fields), { input: { ...command, ...input } });
      return data[mutation] as Payload; // the operation asked for it
    },
  };
};

const enter = async (address: string, mutation: 'setUp' | 'register' | 'logIn', input: Input): Promise<Person> => {
  const query = documentOf(mutation, 'session { userId accessToken }');
  const data = await graphqlClient(address).run<Record<string, Granted>>(query, { input: { commandId: newId(), ...input } });
  return personWith(address, (data[mutation] as Granted).session); // the operation asked for it
};

/** The first administrator, by the set-up link; from then on everybody may register. */
export const foundInstance = async (
  product: Pick<ProductProcess, 'address' | 'setUpSecret'>,
  handle = 'ada',
): Promise<Person> => {
  const token = await vi.waitFor(() => product.setUpSecret ?? Promise.reject(new Error('no link yet')));
  const administrator = await enter(product.address, 'setUp', { handle, displayName: handle, password, token });
  await administrator.act('changeRegistrationMode', { mode: 'OPEN' });
  return administrator;
};

export const registerPerson = (
  { address }: Pick<ProductProcess, 'address'>,
  handle: string,
  commandId = newId(),
): Promise<Person> => enter(address, 'register', { commandId, handle, displayName: handle, password });

export const logInPerson = ({ address }: Pick<ProductProcess, 'address'>, handle: string): Promise<Person> =>
  enter(address, 'logIn', { handle, password });

/** The guild of a spec. */
export interface Meeting {
  readonly guildId: string;
  readonly channelId: string;
  /** How others join it. */
  readonly code: string;
}

/** A guild with its first channel and an invite. */
export const newMeeting = async (owner: Person, name = 'A guild'): Promise<Meeting> => {
  const fields = 'guildId guild { channels { id } }';
  type Created = { readonly guildId: string; readonly guild: { readonly channels: readonly { readonly id: string }[] } };
  const { guildId, guild } = await owner.act<Created>('createGuild', { name }, fields);
  const { code } = await owner.act<{ readonly code: string }>('createInvite', { guildId }, 'code');
  return { guildId, channelId: guild.channels[0]?.id ?? '', code };
};
