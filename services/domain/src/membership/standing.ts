import { type Basis, type Id, type Millis, streams } from '@chat/schema/events';
import type { Loaded, PersonCaller, Services } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';
import { type ExistingGuild, guild } from '../guilds/index.ts';
import { account } from '../identity/index.ts';
import { type MemberState, member } from './member.state.ts';
import { permissionsIn } from './permissions.policy.ts';

/** Who somebody is in a guild at this moment, and what that rests on. */
export interface Standing {
  readonly guildId: Id;
  readonly guild: ExistingGuild;
  readonly member: MemberState;
  readonly permissions: bigint;
  readonly basis: readonly Basis[];
}

const basisOf = (loaded: readonly Loaded<unknown>[]): readonly Basis[] =>
  loaded.map(({ stream, revision }) => [stream, revision]);

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
    aggregates.load(streams.account(userId), account),
    aggregates.load(streams.guild(guildId), guild),
    aggregates.load(streams.membership(guildId, userId), member),
  ]);
  if (who.state.status !== 'REGISTERED' || !who.state.sessions.has(caller.sessionId)) return rejected('UNAUTHENTICATED');
  if (where.state.status === 'UNKNOWN') return rejected('NOT_FOUND');
  return {
    guildId,
    guild: where.state,
    member: how.state,
    permissions: permissionsIn(where.state, how.state, userId, at),
    basis: basisOf([who, where, how]),
  };
};
