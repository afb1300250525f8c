import { derivedIdOf } from '@chat/platform';
import { type Id, type Millis, type Opened, streams } from '@chat/schema/events';
import type { Answer, Caller, Decision, Services } from '../commands/index.ts';
import { isRefusal, rejected } from '../errors/index.ts';
import type { GuildState } from '../guilds/index.ts';
import { type ActorSource, actorIn } from './actor.policy.ts';
import type { Discipline } from './discipline.decide.ts';
import { type MemberState, member } from './member.state.ts';
import { standingAggregates } from './standing.state.ts';
import { actingIn, basisOf } from './standing.ts';

/** Somebody in a guild, or somebody who might be. */
export interface MemberTarget {
  readonly guildId: Id;
  readonly userId: Id;
}

/** A command of one person on the membership of another. */
export interface MemberCommand extends MemberTarget {
  readonly name: string;
  readonly key: Id;
  readonly occurredAt?: ((ordinal: number) => Millis) | undefined;
  readonly decide: (state: MemberState, where: Discipline, at: Millis) => Decision;
  readonly repeats: (original: readonly Opened[]) => boolean;
}

interface Looked {
  readonly source: ActorSource;
  readonly guild: GuildState;
  readonly isKnown: boolean;
}

const gatherFor =
  (services: Services, caller: Caller, { guildId, userId }: MemberTarget) =>
  async () => {
    const [acting, where, whom] = await Promise.all([
      actingIn(services, caller, guildId),
      services.aggregates.load(streams.guild(guildId), standingAggregates.guild),
      services.aggregates.load(streams.account(userId), standingAggregates.account),
    ]);
    if (isRefusal(acting)) return acting;
    const looked: Looked = { source: acting.source, guild: where.state, isKnown: whom.state.status !== 'UNKNOWN' };
    const basis = [...acting.basis, ...basisOf([where, whom])];
    return { looked, documents: undefined, basis, owners: { guildId, userId } };
  };

/** To whoever is no member of it, a guild is unknown. */
export const runOnMember = (services: Services, caller: Caller, command: MemberCommand): Promise<Answer> => {
  const { guildId, userId, name, key, occurredAt, decide, repeats } = command;
  const stream = streams.membership(guildId, userId);
  return services.commands.run<MemberState, undefined, Looked>({
    name,
    key,
    // A membership has no id of its own. This one is for ever, so that a key belongs to one member of one guild.
    scope: derivedIdOf(guildId, stream, 0),
    caller,
    model: services.aggregates.model(stream, member),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    gather: gatherFor(services, caller, command),
    decide: (state, { source, guild, isKnown }, _ids, at) => {
      const actor = actorIn(guild, source, at);
      if (actor === undefined || guild.status === 'UNKNOWN') return rejected('NOT_FOUND');
      return decide(state, { guild, actor, userId, isKnown }, at);
    },
    repeats,
  });
};
