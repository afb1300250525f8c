import { type Basis, type Id, type Millis, streams } from '@chat/schema/events';
import type { Caller, Loaded, PersonCaller, Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import type { ExistingGuild } from '../guilds/index.ts';
import type { AccountState } from '../identity/index.ts';
import type { ActorSource } from './actor.policy.ts';
import type { MemberState } from './member.state.ts';
import { permissionsIn } from './permissions.policy.ts';
import { standingAggregates } from './standing.state.ts';

const { account, guild, member } = standingAggregates;

/** Who somebody is in a guild at this moment, and what that rests on. */
export interface Standing {
  readonly guildId: Id;
  readonly guild: ExistingGuild;
  readonly member: MemberState;
  readonly permissions: bigint;
  readonly basis: readonly Basis[];
}

export const basisOf = (loaded: readonly Loaded<unknown>[]): readonly Basis[] =>
  loaded.map(({ stream, revision }) => [stream, revision]);

const isImport = (caller: Caller): boolean => caller.actor.kind === 'IMPORT' && caller.via === 'IMPORT';

/** The account of whoever asks; refused where it is not registered or its session has ended. An import needs no session. */
export const accountOf = async ({ aggregates }: Services, caller: Caller): Promise<Loaded<AccountState> | Refusal> => {
  const who = await aggregates.load(streams.account(caller.actor.id), account);
  if (isImport(caller)) return who;
  const { state } = who;
  const inSession = state.status === 'REGISTERED' && caller.sessionId !== undefined && state.sessions.has(caller.sessionId);
  return inSession ? who : rejected('UNAUTHENTICATED');
};

/** Refused where the session has ended or the guild is unknown; says nothing about permission yet. */
export const standingIn = async (
  services: Services,
  caller: PersonCaller,
  guildId: Id,
  at: Millis,
): Promise<Standing | Refusal> => {
  const { aggregates } = services;
  const userId = caller.actor.id;
  const [who, where, how] = await Promise.all([
    accountOf(services, caller),
    aggregates.load(streams.guild(guildId), guild),
    aggregates.load(streams.membership(guildId, userId), member),
  ]);
  if (isRefusal(who)) return who;
  if (where.state.status === 'UNKNOWN') return rejected('NOT_FOUND');
  return {
    guildId,
    guild: where.state,
    member: how.state,
    permissions: permissionsIn(where.state, how.state, userId, at),
    basis: basisOf([who, where, how]),
  };
};

/** Who acts, for a decision that has the guild's state itself. */
export interface Acting {
  readonly source: ActorSource;
  readonly basis: readonly Basis[];
}

/** Refused where the session has ended. */
export const actingIn = async (services: Services, caller: Caller, guildId: Id): Promise<Acting | Refusal> => {
  const userId = caller.actor.id;
  const [who, how] = await Promise.all([
    accountOf(services, caller),
    services.aggregates.load(streams.membership(guildId, userId), member),
  ]);
  if (isRefusal(who)) return who;
  return { source: { userId, member: how.state, isImport: isImport(caller) }, basis: basisOf([who, how]) };
};
