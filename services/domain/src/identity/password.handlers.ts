import { derivedId, limitRules } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { Answer, PersonCaller, Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { decideChangePassword } from './account.decide.ts';
import { onAccount } from './accountCommand.ts';
import { credentialsCollection, credentialsOf, passwordFits, promotePassword } from './credentials.ts';
import { limited, queued } from './limited.ts';
import { brokenPassword } from './openAccount.ts';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

const name = 'changePassword';

/** Keeps the new password beside the old one, which holds until the fact stands. A retry finds it pending, or in force. */
const keepNewPassword = async (
  services: Services,
  userId: Id,
  factId: Id,
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<Refusal | undefined> => {
  const kept = await credentialsOf(services, userId);
  const isDone = kept?.value.changedBy === factId;
  const fits = await passwordFits(services, kept?.value.hash, isDone ? newPassword : currentPassword);
  if (isRefusal(fits)) return fits;
  if (!fits || kept === undefined) return rejected(isDone ? 'IDEMPOTENCY_CONFLICT' : 'WRONG_CREDENTIALS');
  if (isDone) return undefined;
  const hashed = await queued(() => services.passwords.hash(newPassword));
  if (isRefusal(hashed)) return hashed;
  const value = { ...kept.value, pending: { hash: hashed.value, factId } };
  const isKept = await services.privateStore.write([
    { collection: credentialsCollection, id: userId, value, expected: kept.version },
  ]);
  return isKept ? undefined : rejected('UNAVAILABLE', { retryAfter: 1_000 });
};

/** Sets another password, and ends every other session. A wrong current password is WRONG_CREDENTIALS. */
export const changePassword =
  (services: Services) =>
  async (caller: PersonCaller, key: Id, input: ChangePasswordInput): Promise<Answer> => {
    const userId = caller.actor.id;
    const factId = derivedId({ command: name, scope: userId, actor: userId, key, ordinal: 0 });
    const refused =
      brokenPassword('newPassword', input.newPassword) ??
      (await limited(services, [userId, limitRules.passwordPerAccount])) ??
      (await keepNewPassword(services, userId, factId, input));
    if (refused !== undefined) return refused;
    const decide = (state: Parameters<typeof decideChangePassword>[0]) => decideChangePassword(state, caller.sessionId);
    const done = await onAccount(services, { name, key, userId, caller, decide });
    if (!isRefusal(done)) await promotePassword(services, userId, factId);
    return done;
  };
