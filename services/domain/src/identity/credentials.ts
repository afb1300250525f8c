import { type Id, streams } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { account } from './account.state.ts';
import { queued } from './limited.ts';

/** What a password is checked against. */
export interface Credentials {
  readonly hash: string;
  /** A new hash that holds once the fact `factId` stands in the log: so log and password change together. */
  readonly pending?: { readonly hash: string; readonly factId: Id };
  /** The fact that the hash came with, where it is not the first one. */
  readonly changedBy?: Id;
}

export const credentialsCollection = 'credentials';

// No password is so long: such a text is compared with nothing, at the same cost.
const longestTried = 1_024;

/** The person's credentials and their version, or nothing. */
export const credentialsOf = ({ privateStore }: Services, userId: Id) =>
  privateStore.get<Credentials>(credentialsCollection, userId);

/** Whether the password fits; an absent hash takes as long as one that does not fit. */
export const passwordFits = async (
  { passwords }: Services,
  hash: string | undefined,
  password: string,
): Promise<boolean | Refusal> => {
  const isTooLong = password.length > longestTried;
  const answer = await queued(() => passwords.verify(isTooLong ? undefined : hash, isTooLong ? '' : password));
  return isRefusal(answer) ? answer : answer.value && hash !== undefined;
};

/**
 * Keeps the password of an account that is about to be opened. A retry shows the password again: another one under the same
 * command is a conflict.
 */
export const keepFirstPassword = async (services: Services, userId: Id, password: string): Promise<Refusal | undefined> => {
  const known = await credentialsOf(services, userId);
  if (known !== undefined) {
    const fits = await passwordFits(services, known.value.hash, password);
    if (isRefusal(fits)) return fits;
    return fits ? undefined : rejected('IDEMPOTENCY_CONFLICT');
  }
  const hashed = await queued(() => services.passwords.hash(password));
  if (isRefusal(hashed)) return hashed;
  const value = { hash: hashed.value };
  const isFirst = await services.privateStore.write([{ collection: credentialsCollection, id: userId, value, expected: 0 }]);
  return isFirst ? undefined : keepFirstPassword(services, userId, password);
};

/** Makes the pending password of this fact the one that holds. Repeating it changes nothing. */
export const promotePassword = async (services: Services, userId: Id, factId: Id): Promise<void> => {
  const known = await credentialsOf(services, userId);
  if (known?.value.pending?.factId !== factId) return;
  const value = { hash: known.value.pending.hash, changedBy: factId };
  const write = { collection: credentialsCollection, id: userId, value, expected: known.version };
  if (!(await services.privateStore.write([write]))) await promotePassword(services, userId, factId);
};

/** Forgets the password of an account that was never opened: its claim went to somebody else. */
export const forgetPassword = async (services: Services, userId: Id): Promise<void> => {
  const { state } = await services.aggregates.load(streams.account(userId), account);
  if (state.status === 'UNKNOWN')
    await services.privateStore.write([{ collection: credentialsCollection, id: userId, value: null }]);
};
