import { addressKey, derivedId, isCommonPassword, limitRules } from '@chat/platform';
import { type Id, type KeyedHash, type Opened, type Position, streams } from '@chat/schema/events';
import { canonicalHandle, type TextRefusal, textRules } from '@chat/schema/text';
import type { Answer, Caller, Services } from '../commands/index.ts';
import { invalid, isRefusal, type Refusal } from '../errors/index.ts';
import { decideRegister, firstColour, type Registration } from './account.decide.ts';
import { type AccountState, account } from './account.state.ts';
import { forgetPassword, keepFirstPassword } from './credentials.ts';
import { laterOf } from './grants.ts';
import { limited } from './limited.ts';
import { claim, claimRefused, confirm, type ReservationStep, reliableClaim } from './reservations.ts';
import { callerAs, type Visitor } from './visitor.ts';

export interface NewAccount extends Registration {
  readonly password: string;
}

/** The keyed hash of a handle, in whatever case it is typed. */
export const handleHashOf = ({ vault }: Services, handle: string): KeyedHash =>
  vault.keyedHash('handle', canonicalHandle(handle));

const brokenText = (field: string, broken: TextRefusal | undefined): Refusal | undefined =>
  broken && invalid(field, broken.rule, 'limit' in broken ? broken.limit : undefined);

/** A password that may be set, or why not. */
export const brokenPassword = (field: string, password: string): Refusal | undefined =>
  brokenText(field, textRules.password.check(password)) ??
  (isCommonPassword(password) ? invalid(field, 'TOO_COMMON') : undefined);

export const brokenDisplayName = (displayName: string): Refusal | undefined =>
  brokenText('displayName', textRules.displayName.check(displayName));

const brokenAccount = ({ handle, displayName, password }: NewAccount): Refusal | undefined =>
  brokenText('handle', textRules.handle.check(handle)) ?? brokenDisplayName(displayName) ?? brokenPassword('password', password);

/** One attempt to open an account. A retry derives the same ids, and so finds what the attempt before it did. */
export interface Opening {
  readonly name: 'register' | 'setUp';
  readonly key: Id;
  readonly handleHash: KeyedHash;
  readonly caller: Caller;
  /** Whether the account stands already. */
  readonly isRetry: boolean;
}

export interface OpenedAccount {
  readonly userId: Id;
  readonly sessionId: Id;
  readonly position: Position;
}

/** Ordinals of the saga's facts. */
const ordinals = { claim: 0, account: 1, session: 2, confirm: 3 } as const;
/** The first ordinal after those of the saga. */
export const afterOpening = 4;

/** The attempt that this command and key stand for. The person's id derives from key and handle; nobody acts yet. */
export const openingOf = async (
  services: Services,
  visitor: Visitor,
  { name, key, handle }: { readonly name: Opening['name']; readonly key: Id; readonly handle: string },
): Promise<Opening> => {
  const handleHash = handleHashOf(services, handle);
  const scope = handleHash as string as Id; // as good a scope as an id
  const userId = derivedId({ command: name, scope, actor: services.logId, key, ordinal: 0 });
  const who = await services.aggregates.load(streams.account(userId), account);
  return { name, key, handleHash, caller: callerAs(visitor, userId), isRetry: who.state.status === 'REGISTERED' };
};

const stepOf = ({ name, key, handleHash, caller }: Opening, firstOrdinal: number): ReservationStep => ({
  kind: 'HANDLE',
  hash: handleHash,
  caller,
  name,
  key,
  firstOrdinal,
});

const saysTheSame =
  ({ displayName, locale, handle }: NewAccount) =>
  ([registered]: readonly Opened[]): boolean =>
    registered?.type === 'AccountRegistered' &&
    registered.data.locale === locale &&
    registered.data.text?.displayName === displayName &&
    registered.data.text.handle === canonicalHandle(handle);

const registerAccount = (services: Services, opening: Opening, input: NewAccount, claimId: Id): Promise<Answer> => {
  const { name, key, handleHash, caller } = opening;
  const userId = caller.actor.id;
  const registering = { ...input, handle: canonicalHandle(input.handle), handleHash, claimId, avatarColour: firstColour(userId) };
  return services.commands.run<AccountState, undefined, undefined>({
    name,
    key,
    scope: handleHash,
    caller,
    firstOrdinal: ordinals.account,
    model: services.aggregates.model(streams.account(userId), account),
    gather: async () => {
      const relied = opening.isRetry ? { basis: [] } : await reliableClaim(services, stepOf(opening, ordinals.claim), claimId);
      return isRefusal(relied) ? relied : { looked: undefined, documents: undefined, basis: relied.basis, owners: { userId } };
    },
    decide: (state, _looked, ids) => decideRegister(state, registering, ids),
    repeats: saysTheSame(input),
  });
};

const mayTry = async (services: Services, visitor: Visitor, opening: Opening): Promise<Refusal | undefined> =>
  (await limited(services, [addressKey(visitor.address), limitRules.registerPerAddress])) ??
  (opening.isRetry ? undefined : claimRefused(services, 'HANDLE', opening.handleHash, opening.caller.actor.id));

/**
 * Claim the handle, keep the password, open the account with its first session, confirm the claim. A crash after any of these
 * is finished by a retry with the same key; once the account stands, also by a reactor.
 */
export const openAccount = async (
  services: Services,
  visitor: Visitor,
  { opening, input }: { readonly opening: Opening; readonly input: NewAccount },
): Promise<OpenedAccount | Refusal> => {
  const userId = opening.caller.actor.id;
  const refused =
    brokenAccount(input) ??
    (await mayTry(services, visitor, opening)) ??
    (await keepFirstPassword(services, userId, input.password));
  if (refused !== undefined) return refused;
  const claimId = await claim(services, stepOf(opening, ordinals.claim));
  if (isRefusal(claimId)) {
    await forgetPassword(services, userId);
    return claimId;
  }
  const registered = await registerAccount(services, opening, input, claimId);
  if (isRefusal(registered)) return registered;
  const confirmed = await confirm(services, stepOf(opening, ordinals.confirm), claimId);
  if (isRefusal(confirmed)) return confirmed;
  const { name, key, handleHash } = opening;
  const scope = handleHash as string as Id; // as good a scope as an id
  const sessionId = derivedId({ command: name, scope, actor: userId, key, ordinal: ordinals.session });
  return { userId, sessionId, position: laterOf(registered.position, confirmed.position) };
};
