import { newId } from '@chat/platform';
import type { Recorder } from '../record/record.ts';
import { ask, type Outcome } from './ask.ts';

/** Somebody with an account. The client of a person is named after their handle. */
export interface Person {
  readonly handle: string;
  readonly userId: string;
  token: string;
  /** When the token was given, on the clock of the record. */
  since: number;
  /** The highest position that they know of: what they read must not be older. */
  seen: string | undefined;
}

/** The world could not be made, though nothing was broken yet. */
export class SetUpFailed extends Error {
  override readonly name = 'SetUpFailed';
}

interface Granted {
  readonly entered: { readonly session: { readonly userId: string; readonly accessToken: string } };
}

const password = 'a passphrase for the storm';

/** Tokens live a few minutes longer. */
const tokenMillis = 180_000;

const inputTypes = { setUp: 'SetUpInput', register: 'RegisterInput', logIn: 'LogInInput' } as const;

const enter = (address: string, how: keyof typeof inputTypes, input: object): Promise<Outcome<Granted>> =>
  ask<Granted>({
    address,
    query: `mutation ($input: ${inputTypes[how]}!) { entered: ${how}(input: $input) { session { userId accessToken } } }`,
    variables: { input: { commandId: newId(), password, returnRefreshToken: true, ...input } },
    patience: 20_000,
  });

const personOf = (handle: string, outcome: Outcome<Granted>, recorder: Recorder): Person => {
  if (outcome.kind !== 'succeeded') throw new SetUpFailed(`${handle} cannot enter: ${JSON.stringify(outcome)}`);
  const { userId, accessToken } = outcome.data.entered.session;
  recorder.write({ kind: 'introduced', client: handle, userId });
  return { handle, userId, token: accessToken, since: recorder.now(), seen: undefined };
};

/** The first administrator. */
export const foundInstance = async (address: string, secret: string, recorder: Recorder): Promise<Person> => {
  const handle = 'ada';
  return personOf(handle, await enter(address, 'setUp', { handle, displayName: handle, token: secret }), recorder);
};

export const register = async (address: string, handle: string, recorder: Recorder): Promise<Person> =>
  personOf(handle, await enter(address, 'register', { handle, displayName: handle }), recorder);

/** Logs in again where the token is old; where nobody answers the old one must do for now. */
export const refreshToken = async (person: Person, address: string, now: number): Promise<void> => {
  if (now - person.since < tokenMillis) return;
  const outcome = await enter(address, 'logIn', { handle: person.handle });
  if (outcome.kind !== 'succeeded') return;
  person.token = outcome.data.entered.session.accessToken;
  person.since = now;
};

/** They know of this now. */
export const learn = (person: Person, position: string | undefined): void => {
  if (position !== undefined && (person.seen === undefined || position > person.seen)) person.seen = position;
};
