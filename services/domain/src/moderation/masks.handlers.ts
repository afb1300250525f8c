import { type Id, type Millis, streams } from '@chat/schema/events';
import type { Answer, Caller, Services } from '../commands/index.ts';
import { type GuildState, guild } from '../guilds/index.ts';
import { decideImportMask, type MaskChange } from './masks.decide.ts';

/** Nothing is decided on what stands in the stream: a mask may be set twice. */
const masks = { initial: {}, evolve: (state: object): object => state };

/** Imports only: a host mask was banned or unbanned. */
export const importMask =
  (services: Services) =>
  (
    caller: Caller,
    key: Id,
    { guildId, change }: { readonly guildId: Id; readonly change: MaskChange },
    occurredAt: (ordinal: number) => Millis,
  ): Promise<Answer> =>
    services.commands.run<object, undefined, GuildState>({
      name: 'importMask',
      key,
      scope: guildId,
      caller,
      model: services.aggregates.model(streams.moderation(guildId), masks),
      occurredAt,
      gather: async () => {
        const { state, stream, revision } = await services.aggregates.load(streams.guild(guildId), guild);
        return { looked: state, documents: undefined, basis: [[stream, revision]], owners: { guildId } };
      },
      decide: (_state, where) => decideImportMask(where, change),
    });
