import { newId } from '@chat/platform';
import { type GraphQLClient, graphqlClient } from './graphqlClient.ts';

type Input = Readonly<Record<string, unknown>>;

/** Somebody with an account and a session. */
export interface Person {
  readonly id: string;
  readonly sessionId: string;
  readonly token: string;
  readonly client: GraphQLClient;
  /** Runs a mutation of this name and answers with its payload. */
  act<Payload = { readonly position: string }>(mutation: string, input: Input, fields?: string): Promise<Payload>;
}

interface Granted {
  readonly session: { readonly userId: string; readonly sessionId: string; readonly accessToken: string };
}

export const password = 'a long enough passphrase';

const documentOf = (mutation: string, fields: string): string =>
  `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${fields} } }`;

const actOn = async <Payload>(client: GraphQLClient, mutation: string, input: Input, fields: string): Promise<Payload> => {
  const command = mutation === 'sendMessage' ? { clientMessageId: newId() } : { commandId: newId() };
  const data = await client.run<Record<string, Payload>>(documentOf(mutation, fields), { input: { ...command, ...input } });
  return data[mutation] as Payload; // the operation asked for it
};

const enter = async (address: string, mutation: string, input: Input): Promise<Person> => {
  const granted = await actOn<Granted>(graphqlClient(address), mutation, input, 'session { userId sessionId accessToken }');
  const { userId: id, sessionId, accessToken: token } = granted.session;
  const client = graphqlClient(address, token);
  return { id, sessionId, token, client, act: (name, given, fields = 'position') => actOn(client, name, given, fields) };
};

/** The first administrator; from then on everybody may register. */
export const foundInstance = async (address: string, setUpSecret: string): Promise<Person> => {
  const administrator = await enter(address, 'setUp', { handle: 'ada', displayName: 'Ada', password, token: setUpSecret });
  await administrator.act('changeRegistrationMode', { mode: 'OPEN' });
  return administrator;
};

export const registerPerson = (address: string, handle: string): Promise<Person> =>
  enter(address, 'register', { handle, displayName: handle, password });

export const logInPerson = (address: string, handle: string): Promise<Person> => enter(address, 'logIn', { handle, password });
