import { type Id, type Millis, type Opened, streams } from '@chat/schema/events';
import type { Answer, Caller, Decision, FactIds, Services } from '../commands/index.ts';
import { isRefusal, rejected } from '../errors/index.ts';
import { type Actor, type ActorSource, actingIn, actorIn } from '../membership/index.ts';
import { type ExistingGuild, type GuildState, guild } from './guild.state.ts';

/** A command on the stream of one guild. */
export interface GuildCommand {
  readonly name: string;
  readonly key: Id;
  readonly guildId: Id;
  readonly occurredAt?: ((ordinal: number) => Millis) | undefined;
  readonly decide: (guild: ExistingGuild, actor: Actor, ids: FactIds, at: Millis) => Decision;
  readonly repeats: (original: readonly Opened[]) => boolean;
}

/** To whoever is no member, and while it is imported, a guild is answered as an unknown one: on this one path. */
export const runInGuild = (services: Services, caller: Caller, command: GuildCommand): Promise<Answer> => {
  const { name, key, guildId, occurredAt, decide, repeats } = command;
  return services.commands.run<GuildState, undefined, ActorSource>({
    name,
    key,
    scope: guildId,
    caller,
    model: services.aggregates.model(streams.guild(guildId), guild),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    gather: async () => {
      const acting = await actingIn(services, caller, guildId);
      if (isRefusal(acting)) return acting;
      return { looked: acting.source, documents: undefined, basis: acting.basis, owners: { guildId } };
    },
    decide: (state, source, ids, at) => {
      const actor = actorIn(state, source, at);
      if (actor === undefined || state.status === 'UNKNOWN') return rejected('NOT_FOUND');
      return decide(state, actor, ids, at);
    },
    repeats,
  });
};

/** A command on the guild that a channel is of. */
export const runInGuildOf = async (
  services: Services,
  caller: Caller,
  channelId: Id,
  command: Omit<GuildCommand, 'guildId'>,
): Promise<Answer> => {
  const parent = await services.channels.parentOf(channelId);
  if (parent?.kind !== 'GUILD') return rejected('NOT_FOUND');
  return runInGuild(services, caller, { ...command, guildId: parent.guildId });
};
