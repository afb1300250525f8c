import { type Id, type KeyedHash, streams } from '@chat/schema/events';
import type { Caller, Done, Loaded, Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { account } from './account.state.ts';
import { forgetPassword } from './credentials.ts';
import { decideClaim, decideConfirm, decideReleaseEmail, isReliable, type Reserved } from './reservation.decide.ts';
import { type ReservationState, reservation } from './reservation.state.ts';

/** A step of a saga on a reservation. */
export interface ReservationStep {
  readonly kind: Reserved;
  readonly hash: KeyedHash;
  readonly caller: Caller;
  /** Command and key of the whole saga. */
  readonly name: string;
  readonly key: Id;
  readonly firstOrdinal: number;
}

/** Ordinals of claims that are made anew; no saga has so many facts. */
const renewals = 16;

const streamOf = (kind: Reserved, hash: KeyedHash): string => (kind === 'HANDLE' ? streams.handle(hash) : streams.email(hash));

const loadReservation = (services: Services, kind: Reserved, hash: KeyedHash): Promise<Loaded<ReservationState>> =>
  services.aggregates.load(streamOf(kind, hash), reservation);

/** Whether the account of the holder names the claim, and what that was read from. */
const namedBy = async (services: Services, kind: Reserved, hash: KeyedHash) => {
  const { state } = await loadReservation(services, kind, hash);
  if (!('claimId' in state)) return { isNamed: false, basis: [] };
  const holder = await services.aggregates.load(streams.account(state.userId), account);
  const isNamed =
    holder.state.status === 'REGISTERED' &&
    (kind === 'HANDLE' ? holder.state.claimId === state.claimId : holder.state.email === hash);
  return { isNamed, basis: [[holder.stream, holder.revision] as const] };
};

/** Whether somebody may claim it now: told before costly work is done, and decided again by the claim itself. */
export const claimRefused = async (
  services: Services,
  kind: Reserved,
  hash: KeyedHash,
  userId: Id,
): Promise<Refusal | undefined> => {
  const { isNamed } = await namedBy(services, kind, hash);
  const { state } = await loadReservation(services, kind, hash);
  const decision = decideClaim(state, { kind, userId, isNamed }, services.clock.now());
  return isRefusal(decision) ? decision : undefined;
};

/**
 * Claims for the person: answers with the claim that stands then, which an account may name. A claim of their own that nobody
 * named in time is renewed, with ids after those of the saga.
 */
export const claim = async (services: Services, step: ReservationStep): Promise<Id | Refusal> => {
  const { kind, hash, caller, name, key } = step;
  const userId = caller.actor.id;
  const before = await loadReservation(services, kind, hash);
  const isRenewed = 'claimId' in before.state && before.state.userId === userId;
  const answer = await services.commands.run<ReservationState, undefined, Awaited<ReturnType<typeof namedBy>>>({
    name,
    key,
    scope: hash,
    caller,
    firstOrdinal: isRenewed ? renewals + before.revision : step.firstOrdinal,
    model: services.aggregates.model(streamOf(kind, hash), reservation),
    gather: async () => {
      const looked = await namedBy(services, kind, hash);
      return { looked, documents: undefined, basis: looked.basis, owners: {} };
    },
    // A claim that came after the look-up is too young to be taken, and a named one stays: what was looked up holds.
    decide: (state, { isNamed }, _ids, at) => decideClaim(state, { kind, userId, isNamed }, at),
  });
  if (isRefusal(answer)) return answer;
  if (kind === 'HANDLE' && before.state.status === 'CLAIMED' && !isRenewed) await forgetPassword(services, before.state.userId);
  const { state } = await loadReservation(services, kind, hash);
  return 'claimId' in state && state.userId === userId ? state.claimId : rejected('UNAVAILABLE', { retryAfter: 1_000 });
};

/** The claim as an account may rely on it right now; refused where it has become too old or somebody else's. */
export const reliableClaim = async (services: Services, step: ReservationStep, claimId: Id) => {
  const { state, stream, revision } = await loadReservation(services, step.kind, step.hash);
  const holds = 'claimId' in state && state.claimId === claimId && isReliable(state, step.caller.actor.id, services.clock.now());
  return holds ? { basis: [[stream, revision] as const] } : rejected('UNAVAILABLE', { retryAfter: 1_000 });
};

const follow = (
  services: Services,
  { kind, hash, caller, name, key, firstOrdinal }: ReservationStep,
  decide: (state: ReservationState) => ReturnType<typeof decideConfirm>,
): Promise<Done | Refusal> =>
  services.commands.run<ReservationState, undefined, undefined>({
    name,
    key,
    scope: hash,
    caller,
    firstOrdinal,
    model: services.aggregates.model(streamOf(kind, hash), reservation),
    gather: async () => ({ looked: undefined, documents: undefined, basis: [], owners: {} }),
    decide,
  });

/** The account names the claim: it is good for ever. Nothing happens where that was said already. */
export const confirm = (services: Services, step: ReservationStep, claimId: Id): Promise<Done | Refusal> =>
  follow(services, step, (state) => decideConfirm(state, step.kind, claimId));

/** The person has another address now. */
export const releaseEmail = (services: Services, step: ReservationStep, userId: Id): Promise<Done | Refusal> =>
  follow(services, step, (state) => decideReleaseEmail(state, userId));

/** Who holds the handle, confirmed or not. */
export const holderOf = async (services: Services, kind: Reserved, hash: KeyedHash): Promise<Id | undefined> => {
  const { isNamed } = await namedBy(services, kind, hash);
  const { state } = await loadReservation(services, kind, hash);
  return isNamed && 'claimId' in state ? state.userId : undefined;
};
