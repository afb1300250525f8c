import { type Basis, type Id, type KeyedHash, type Opened, streams } from '@chat/schema/events';
import { membersView } from '@chat/schema/views';
import { type Answer, type Caller, type Done, type PersonCaller, type Services, saying } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { replaceable } from './invite.policy.ts';
import { type ExistingInvite, type InviteState, invite } from './invite.state.ts';
import { inviteHashOf } from './inviteCode.ts';
import { decideClaim, decideJoin, decideLeave, type Joining } from './joinGuild.decide.ts';
import { type MemberState, member } from './member.state.ts';
import { standingAggregates } from './standing.state.ts';
import { accountOf, basisOf } from './standing.ts';

/** One person's way into a guild by one invite. */
interface Way {
  readonly caller: Caller;
  readonly key: Id;
  readonly hash: KeyedHash;
  readonly guildId: Id;
  /** Finishing what a person began: their session may have ended since. */
  readonly isFinishing: boolean;
}

type Looked = Joining & { readonly invite: InviteState; readonly basis: readonly Basis[] };

const whoOf = async (services: Services, { caller, isFinishing }: Way) => {
  if (!isFinishing) return accountOf(services, caller);
  const who = await services.aggregates.load(streams.account(caller.actor.id), standingAggregates.account);
  return who.state.status === 'REGISTERED' ? who : rejected('UNAUTHENTICATED');
};

const lookAround = async (services: Services, way: Way): Promise<Looked | Refusal> => {
  const { aggregates, readStore } = services;
  const userId = way.caller.actor.id;
  const [who, where, how, by, { count }] = await Promise.all([
    whoOf(services, way),
    aggregates.load(streams.guild(way.guildId), standingAggregates.guild),
    aggregates.load(streams.membership(way.guildId, userId), member),
    aggregates.load(streams.invite(way.hash), invite),
    readStore.count(membersView, { index: 'byUser', equals: { userId } }),
  ]);
  if (isRefusal(who)) return who;
  const basis = basisOf([who, where, how, by]);
  return { userId, guild: where.state, member: how.state, joined: count, invite: by.state, basis };
};

/** Which of the claims that might be given away are named by a membership. */
const usedAmong = async ({ aggregates, clock }: Services, state: InviteState) => {
  const isFull = state.status === 'OPEN' && state.maxUses !== undefined && state.claims.size >= state.maxUses;
  const claims = isFull ? replaceable(state, clock.now()) : [];
  const isUsed = async ([id, { userId }]: (typeof claims)[number]): Promise<boolean> => {
    const { guildId } = state as ExistingInvite; // it is full
    const stream = streams.membership(guildId, userId);
    // What was used stays so: a used-up invite does not read the log again for each who tries.
    if (aggregates.model(stream, member).loaded.state.usedClaims.has(id)) return true;
    return (await aggregates.load(stream, member)).state.usedClaims.has(id);
  };
  const found = await Promise.all(claims.map(async (claim) => [claim[0], await isUsed(claim)] as const));
  return {
    lookedUp: new Set(found.map(([id]) => id)),
    used: new Set(found.filter(([, isTaken]) => isTaken).map(([id]) => id)),
  };
};

/** Takes a use of a limited invite. `renews`: the claim of an earlier attempt, which has lapsed or was given away. */
const claimUse = (services: Services, way: Way, renews?: Id): Promise<Answer> =>
  services.commands.run<InviteState, undefined, Looked & Awaited<ReturnType<typeof usedAmong>>>({
    name: renews === undefined ? 'joinGuild' : 'renewClaim',
    key: way.key,
    scope: renews ?? way.hash,
    caller: way.caller,
    model: services.aggregates.model(streams.invite(way.hash), invite),
    gather: async () => {
      const looked = await lookAround(services, way);
      if (isRefusal(looked)) return looked;
      const claims = await usedAmong(services, looked.invite);
      return { looked: { ...looked, ...claims }, documents: undefined, basis: looked.basis, owners: {} };
    },
    decide: (state, looked, _ids, at) => decideClaim(state, looked, at),
  });

/** The claim is the command's first fact, so that the join is its second. */
const enter = (services: Services, way: Way, firstOrdinal: 0 | 1): Promise<Answer> =>
  services.commands.run<MemberState, undefined, Looked>({
    name: 'joinGuild',
    key: way.key,
    scope: way.hash,
    firstOrdinal,
    caller: way.caller,
    model: services.aggregates.model(streams.membership(way.guildId, way.caller.actor.id), member),
    gather: async () => {
      const looked = await lookAround(services, way);
      return isRefusal(looked) ? looked : { looked, documents: undefined, basis: looked.basis, owners: {} };
    },
    decide: (state, looked, _ids, at) => decideJoin(state, looked, { hash: way.hash, invite: looked.invite }, at),
    repeats: saying('MemberJoined', { invite: way.hash }),
  });

const isSpent = async ({ aggregates }: Services, way: Way, claimId: Id): Promise<boolean> => {
  const { state } = await aggregates.load(streams.membership(way.guildId, way.caller.actor.id), member);
  return state.usedClaims.has(claimId);
};

/** A retry finds the claim of the first attempt: where that lapsed before it was joined by, it takes another one. */
const claimOnce = async (services: Services, way: Way): Promise<Answer> => {
  const claimed = await claimUse(services, way);
  const earlier = !isRefusal(claimed) && claimed.repeated ? claimed.facts[0]?.id : undefined;
  if (earlier === undefined || (await isSpent(services, way, earlier))) return claimed;
  return claimUse(services, way, earlier);
};

const enterByClaim = async (services: Services, way: Way): Promise<Answer> => {
  const claimed = await claimOnce(services, way);
  return isRefusal(claimed) ? claimed : enter(services, way, 1);
};

/** What a join did, and to which guild. */
export type Joined = Done & { readonly guildId: Id };

/** Whoever is in already is told so, and nothing changes. Unknown, expired, revoked and used-up invites are answered alike. */
export const joinGuild =
  (services: Services) =>
  async (caller: PersonCaller, key: Id, code: string): Promise<Joined | Refusal> => {
    const hash = inviteHashOf(services.vault, code);
    if (hash === undefined) return rejected('INVITE_INVALID');
    const { state } = await services.aggregates.load(streams.invite(hash), invite);
    if (state.status === 'UNKNOWN') return rejected('INVITE_INVALID');
    const { guildId, maxUses } = state;
    const way: Way = { caller, key, hash, guildId, isFinishing: false };
    const answer = await (maxUses === undefined ? enter(services, way, 0) : enterByClaim(services, way));
    return isRefusal(answer) ? answer : { ...answer, guildId };
  };

/** What a crash may have left undone: the claim stands and its join does not. */
const finishing = async (services: Services, way: Way, claimId: Id): Promise<Answer | undefined> => {
  const { state } = await services.aggregates.load(streams.invite(way.hash), invite);
  const isVoid = state.status === 'UNKNOWN' || !state.claims.has(claimId);
  if (isVoid || (await isSpent(services, way, claimId))) return undefined;
  // Where it lapsed, a new claim takes its place and is finished when its own fact comes along.
  const claimed = await claimUse(services, way, claimId);
  return isRefusal(claimed) || claimed.facts.length > 0 ? claimed : enter(services, way, 1);
};

/** For the reactor: finishes the join that a claim began, under the ids that the person's own retry would use. */
export const finishJoin =
  (services: Services) =>
  async (claim: Extract<Opened, { readonly type: 'InviteClaimed' }>): Promise<void> => {
    const { actor, via, causationId, correlationId } = claim.meta;
    const hash = claim.stream.slice('invite-'.length) as KeyedHash; // a claim stands in an invite's stream
    const { state } = await services.aggregates.load(streams.invite(hash), invite);
    if (state.status === 'UNKNOWN') return;
    const caller: Caller = { actor, via, correlationId };
    const way: Way = { caller, key: causationId, hash, guildId: state.guildId, isFinishing: true };
    const answer = await finishing(services, way, claim.id);
    // Every other refusal is final: the person may try again, by this invite or another.
    if (isRefusal(answer) && (answer.rejected === 'UNAVAILABLE' || answer.rejected === 'PROJECTION_BEHIND')) {
      throw new Error(`the join by claim ${claim.id} could not be finished: ${answer.rejected}`);
    }
  };

export const leaveGuild =
  (services: Services) =>
  (caller: PersonCaller, key: Id, guildId: Id): Promise<Answer> => {
    const userId = caller.actor.id;
    const { aggregates } = services;
    return services.commands.run<MemberState, undefined, Joining['guild']>({
      name: 'leaveGuild',
      key,
      scope: guildId,
      caller,
      model: aggregates.model(streams.membership(guildId, userId), member),
      gather: async () => {
        const [who, where] = await Promise.all([
          accountOf(services, caller),
          aggregates.load(streams.guild(guildId), standingAggregates.guild),
        ]);
        if (isRefusal(who)) return who;
        return { looked: where.state, documents: undefined, basis: basisOf([who, where]), owners: {} };
      },
      decide: (state, guild) => decideLeave(state, guild, userId),
    });
  };
