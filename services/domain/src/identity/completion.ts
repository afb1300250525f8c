import { type Opened, streams, subjectOf } from '@chat/schema/events';
import type { Caller, Services } from '../commands/index.ts';
import { isRefusal } from '../errors/index.ts';
import { account } from './account.state.ts';
import { promotePassword } from './credentials.ts';
import { confirm, releaseEmail } from './reservations.ts';
import { forgetSession } from './sessionRecords.ts';

/** Something that follows from a fact could not be done now. The reactor tries again. */
export class NotCompleted extends Error {
  override readonly name = 'NotCompleted';
}

const systemFor = ({ logId }: Services, fact: Opened): Caller => ({
  actor: { kind: 'SYSTEM', id: logId },
  via: 'SYSTEM',
  correlationId: fact.meta.correlationId,
});

const orThrow = (answer: unknown): void => {
  if (isRefusal(answer)) throw new NotCompleted(`refused: ${answer.rejected}`);
};

/** The handle of a registered account is confirmed, whatever became of the handler that registered it. */
export const completeRegistration = async (services: Services, fact: Opened): Promise<void> => {
  if (fact.type !== 'AccountRegistered') return;
  const caller = systemFor(services, fact);
  const { handle: hash, claimId } = fact.data;
  orThrow(
    await confirm(services, { kind: 'HANDLE', hash, caller, name: 'confirmHandle', key: fact.id, firstOrdinal: 0 }, claimId),
  );
};

/** A verified address is confirmed, and the one before it released. */
export const completeVerification = async (services: Services, fact: Opened): Promise<void> => {
  if (fact.type !== 'EmailVerified') return;
  const userId = subjectOf(fact.stream);
  const caller = systemFor(services, fact);
  const { email: hash, claimId } = fact.data;
  const step = { kind: 'EMAIL', hash, caller, name: 'confirmEmail', key: fact.id, firstOrdinal: 0 } as const;
  orThrow(await confirm(services, step, claimId));
  const { state } = await services.aggregates.load(streams.account(userId), account);
  const former = state.status === 'REGISTERED' && state.formerEmail !== state.email ? state.formerEmail : undefined;
  if (former !== undefined) orThrow(await releaseEmail(services, { ...step, hash: former, firstOrdinal: 1 }, userId));
};

/** The password that came with the fact holds from now on. */
export const completePasswordChange = async (services: Services, fact: Opened): Promise<void> => {
  if (fact.type === 'PasswordChanged') await promotePassword(services, subjectOf(fact.stream), fact.id);
};

/** Nothing is kept of a session that has ended. */
export const completeSessionEnd = async (services: Services, fact: Opened): Promise<void> => {
  if (fact.type === 'SessionEnded') await forgetSession(services, subjectOf(fact.stream), fact.data.sessionId);
};
