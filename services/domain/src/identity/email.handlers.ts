import { addressKey, InvalidMail, limitRules, MailUnavailable } from '@chat/platform';
import { type Id, type KeyedHash, type Position, streams } from '@chat/schema/events';
import { canonicalEmail, textRules } from '@chat/schema/text';
import type { Done, PersonCaller, Services } from '../commands/index.ts';
import { invalid, isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { decideVerifyEmail } from './account.decide.ts';
import { type AccountState, account } from './account.state.ts';
import { newVerification, takeVerification, withdrawVerification } from './emailVerifications.ts';
import { limited } from './limited.ts';
import { claim, confirm, type ReservationStep, releaseEmail, reliableClaim } from './reservations.ts';
import { verificationMail } from './verificationMail.ts';
import { callerAs, type Visitor } from './visitor.ts';

const emailHashOf = ({ vault }: Services, email: string): KeyedHash => vault.keyedHash('email', canonicalEmail(email));

const brokenEmail = (email: string): Refusal | undefined => {
  const broken = textRules.email.check(email);
  return broken && invalid('email', broken.rule, 'limit' in broken ? broken.limit : undefined);
};

/**
 * Mails a link to the address. Whether somebody has the address is not looked up: answer and time are the same. A retry sends
 * no second mail.
 */
export const requestEmailVerification =
  (services: Services) =>
  async (caller: PersonCaller, key: Id, { email, address }: { readonly email: string; readonly address: string }) => {
    const userId = caller.actor.id;
    const { state } = await services.aggregates.load(streams.account(userId), account);
    if (state.status !== 'REGISTERED' || !state.sessions.has(caller.sessionId)) return rejected('UNAUTHENTICATED');
    const refused =
      brokenEmail(email) ??
      (await limited(services, [userId, limitRules.mailPerAccount], [addressKey(address), limitRules.mailPerAddress]));
    if (refused !== undefined) return refused;
    const secret = await newVerification(services, userId, key, email);
    const unsent = secret === undefined ? undefined : await mailed(services, { userId, email, secret, state });
    return unsent ?? { position: (await services.store.head())?.position ?? '' };
  };

const mailed = async (
  services: Services,
  {
    userId,
    email,
    secret,
    state,
  }: {
    readonly userId: Id;
    readonly email: string;
    readonly secret: string;
    readonly state: Extract<AccountState, { readonly status: 'REGISTERED' }>;
  },
): Promise<Refusal | undefined> => {
  try {
    await services.mail.send(verificationMail(email, state.locale, `${services.publicUrl}/verify#${secret}`));
    return undefined;
  } catch (error) {
    await withdrawVerification(services, userId, secret);
    if (error instanceof InvalidMail) return invalid('email', 'GRAMMAR');
    if (error instanceof MailUnavailable) return rejected('UNAVAILABLE', { retryAfter: 10_000 });
    throw error;
  }
};

const ordinals = { claim: 0, account: 1, confirm: 2, release: 3 } as const;

const verify = (services: Services, step: ReservationStep, claimId: Id): Promise<Done | Refusal> => {
  const { hash, caller, name, key } = step;
  const userId = caller.actor.id;
  return services.commands.run<AccountState, undefined, undefined>({
    name,
    key,
    scope: hash,
    caller,
    firstOrdinal: ordinals.account,
    model: services.aggregates.model(streams.account(userId), account),
    gather: async () => {
      const relied = await reliableClaim(services, step, claimId);
      return isRefusal(relied) ? relied : { looked: undefined, documents: undefined, basis: relied.basis, owners: { userId } };
    },
    decide: (state) => decideVerifyEmail(state, hash, claimId),
  });
};

const releaseFormer = async (services: Services, step: ReservationStep): Promise<Refusal | undefined> => {
  const userId = step.caller.actor.id;
  const { state } = await services.aggregates.load(streams.account(userId), account);
  const former = state.status === 'REGISTERED' ? state.formerEmail : undefined;
  if (former === undefined || former === step.hash) return undefined;
  const released = await releaseEmail(services, { ...step, hash: former, firstOrdinal: ordinals.release }, userId);
  return isRefusal(released) ? released : undefined;
};

/**
 * Follows the link of the mail: claim the address, name the claim in the account, confirm it, release the address before. A
 * crash after any of these is finished by a retry with the same key, or by a reactor. A taken address is a bad link.
 */
export const verifyEmail =
  (services: Services) =>
  async (visitor: Visitor, key: Id, secret: string): Promise<{ readonly userId: Id; readonly position: Position } | Refusal> => {
    const verification = await takeVerification(services, key, secret);
    if (verification === undefined) return rejected('VERIFICATION_INVALID');
    const { userId, email } = verification;
    const hash = emailHashOf(services, email);
    const caller = callerAs(visitor, userId);
    const step: ReservationStep = { kind: 'EMAIL', hash, caller, name: 'verifyEmail', key, firstOrdinal: ordinals.claim };
    const claimId = await claim(services, step);
    if (isRefusal(claimId)) return claimId;
    const verified = await verify(services, step, claimId);
    if (isRefusal(verified)) return verified;
    await services.privateStore.write([{ collection: 'emails', id: userId, value: { email } }]);
    const confirmed = await confirm(services, { ...step, firstOrdinal: ordinals.confirm }, claimId);
    if (isRefusal(confirmed)) return confirmed;
    const unreleased = await releaseFormer(services, step);
    return unreleased ?? { userId, position: (await services.store.head())?.position ?? verified.position };
  };
