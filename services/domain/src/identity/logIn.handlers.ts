import { addressKey, derivedId, limitRules } from '@chat/platform';
import { type Id, type KeyedHash, streams } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { decideLogIn } from './account.decide.ts';
import { account } from './account.state.ts';
import { onAccount } from './accountCommand.ts';
import { type Credentials, credentialsCollection, credentialsOf, passwordFits } from './credentials.ts';
import { grantSession, type SessionGrant } from './grants.ts';
import { limited, queued } from './limited.ts';
import { handleHashOf } from './openAccount.ts';
import { holderOf } from './reservations.ts';
import { expiredSessions } from './sessionRecords.ts';
import { callerAs, type Visitor } from './visitor.ts';

export interface LogInInput {
  readonly handle: string;
  readonly password: string;
}

const tooOften = (services: Services, { address }: Visitor, handleHash: KeyedHash): Promise<Refusal | undefined> => {
  const place = addressKey(address);
  return limited(
    services,
    [place, limitRules.logInPerAddress],
    [`${handleHash}/${place}`, limitRules.logInPerAccountAndAddress],
    [handleHash, limitRules.logInPerAccount],
  );
};

type Found = { readonly userId: Id; readonly credentials: Credentials; readonly version: number };

const accountOf = async (services: Services, handleHash: KeyedHash): Promise<Found | undefined> => {
  const userId = await holderOf(services, 'HANDLE', handleHash);
  const kept = userId === undefined ? undefined : await credentialsOf(services, userId);
  return userId === undefined || kept === undefined ? undefined : { userId, credentials: kept.value, version: kept.version };
};

/** A hash of older parameters is replaced where the password is at hand. Where another write or a full queue is in the way: next time. */
const rehash = async (services: Services, { userId, credentials, version }: Found, password: string): Promise<void> => {
  if (!services.passwords.needsRehash(credentials.hash)) return;
  const hashed = await queued(() => services.passwords.hash(password));
  if (isRefusal(hashed)) return;
  const value = { ...credentials, hash: hashed.value };
  await services.privateStore.write([{ collection: credentialsCollection, id: userId, value, expected: version }]);
};

const identified = async (services: Services, visitor: Visitor, input: LogInInput): Promise<Id | Refusal> => {
  const handleHash = handleHashOf(services, input.handle);
  const over = await tooOften(services, visitor, handleHash);
  if (over !== undefined) return over;
  const found = await accountOf(services, handleHash);
  const fits = await passwordFits(services, found?.credentials.hash, input.password);
  if (isRefusal(fits)) return fits;
  if (!fits || found === undefined) return rejected('WRONG_CREDENTIALS');
  await rehash(services, found, input.password);
  return found.userId;
};

/** Begins a session. Whether the handle or the password was wrong is not told, neither by the answer nor by its time. */
export const logIn =
  (services: Services) =>
  async (visitor: Visitor, key: Id, input: LogInInput): Promise<SessionGrant | Refusal> => {
    const userId = await identified(services, visitor, input);
    if (isRefusal(userId)) return userId;
    const { state } = await services.aggregates.load(streams.account(userId), account);
    const expired = await expiredSessions(services, userId, state);
    const done = await onAccount(services, {
      name: 'logIn',
      key,
      userId,
      caller: callerAs(visitor, userId),
      decide: (current, ids) => decideLogIn(current, expired, ids),
    });
    if (isRefusal(done)) return done;
    const sessionId = derivedId({ command: 'logIn', scope: userId, actor: userId, key, ordinal: 0 });
    return grantSession(services, { userId, sessionId, device: visitor.device, position: done.position });
  };
