import { newId } from '@chat/platform';
import { temporaryDirectory } from '@chat/platform/testing';
import { type GraphQLClient, graphqlClient, OperationFailed } from './graphqlClient.ts';
import { type ProductHere, startProductHere } from './productHere.ts';

const tokens = 'position session { sessionId userId accessToken refreshToken } person { handle displayName }';

/** Mutations that begin or go on with a session. */
export const mutations = {
  setUp: `mutation ($input: SetUpInput!) { setUp(input: $input) { ${tokens} } }`,
  register: `mutation ($input: RegisterInput!) { register(input: $input) { ${tokens} } }`,
  logIn: `mutation ($input: LogInInput!) { logIn(input: $input) { ${tokens} } }`,
  refresh: `mutation ($input: RefreshInput!) { refresh(input: $input) { ${tokens} } }`,
} as const;

/** What they answer with. */
export interface Granted {
  readonly position: string;
  readonly session: {
    readonly sessionId: string;
    readonly userId: string;
    readonly accessToken: string;
    readonly refreshToken: string;
  };
  readonly person: { readonly handle: string; readonly displayName: string };
}

export const password = 'a long enough passphrase';
export const commandId = (): string => newId();

/** The extensions of the refusal; whatever came instead of one. */
export const refusalOf = async (running: Promise<unknown>): Promise<unknown> => {
  const outcome = await running.catch((failure: unknown) => failure);
  return outcome instanceof OperationFailed ? outcome.errors[0]?.extensions : outcome;
};

/** A product that is set up and open to everybody, and people in it. */
export interface PeopleHere extends AsyncDisposable {
  readonly product: ProductHere;
  readonly directory: string;
  /** Nobody is logged in. */
  readonly visitor: GraphQLClient;
  readonly administrator: Granted;
  acting(granted: Granted): GraphQLClient;
  registered(handle: string): Promise<Granted>;
  loggedIn(handle: string, secret?: string): Promise<Granted>;
  changeMode(mode: 'OPEN' | 'INVITE' | 'CLOSED'): Promise<unknown>;
}

const changeMode = 'mutation ($input: ChangeRegistrationModeInput!) { changeRegistrationMode(input: $input) { mode } }';

const setUpBy = async (product: ProductHere, visitor: GraphQLClient): Promise<Granted> => {
  const [, token] = product.setUpLink?.split('#') ?? [];
  const who = { handle: 'Ada', displayName: 'Ada Lovelace', password, returnRefreshToken: true };
  return (await visitor.run<{ setUp: Granted }>(mutations.setUp, { input: { commandId: commandId(), token, ...who } })).setUp;
};

export const peopleHere = async (variables: Readonly<Record<string, string>> = {}): Promise<PeopleHere> => {
  await using owned = new AsyncDisposableStack();
  const directory = owned.use(await temporaryDirectory()).path;
  const product = owned.use(await startProductHere({ DATA_DIR: directory, ...variables }));
  const visitor = graphqlClient(product.address);
  const administrator = await setUpBy(product, visitor);
  const acting = (granted: Granted) => graphqlClient(product.address, granted.session.accessToken);
  const people = {
    product,
    directory,
    visitor,
    administrator,
    acting,
    registered: async (handle: string) => {
      const input = { commandId: commandId(), handle, displayName: handle, password, returnRefreshToken: true };
      return (await visitor.run<{ register: Granted }>(mutations.register, { input })).register;
    },
    loggedIn: async (handle: string, secret = password) => {
      const input = { commandId: commandId(), handle, password: secret, returnRefreshToken: true };
      return (await visitor.run<{ logIn: Granted }>(mutations.logIn, { input })).logIn;
    },
    changeMode: (mode: string) => acting(administrator).run(changeMode, { input: { commandId: commandId(), mode } }),
  };
  await people.changeMode('OPEN');
  const stack = owned.move();
  return { ...people, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
