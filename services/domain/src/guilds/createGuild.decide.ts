import type { DraftOf, GuildFact, Id } from '@chat/schema/events';
import { everyoneByDefault, maskOf } from '@chat/schema/permissions';
import { brokenText } from '../errors/brokenText.ts';
import { type Refusal, rejected } from '../errors/refusal.ts';
import type { GuildState } from './guild.state.ts';

export type GuildDraft = DraftOf<GuildFact>;

export interface CreateGuild {
  readonly ownerId: Id;
  readonly name: string;
  /** An import fills the guild: it has no channel yet and is closed until `completeImport`. */
  readonly importedFrom?: 'IRC' | undefined;
}

/** How many guilds the owner-to-be owns and is in. */
export interface GuildCounts {
  readonly owned: number;
  readonly joined: number;
}

export const guildLimits = { owned: 100, joined: 200 } as const;

const firstPosition = 1_024;

const tooMany = ({ owned, joined }: GuildCounts): Refusal | undefined => {
  if (owned >= guildLimits.owned) return rejected('TOO_MANY', { rule: 'GUILDS_OWNED', limit: guildLimits.owned });
  return joined >= guildLimits.joined ? rejected('TOO_MANY', { rule: 'GUILDS', limit: guildLimits.joined }) : undefined;
};

/** The guild has the id of its first fact, which is also the name of its stream. */
export const decideCreateGuild = (
  state: GuildState,
  { ownerId, name, importedFrom }: CreateGuild,
  counts: GuildCounts,
  ids: (ordinal: number) => Id,
): readonly GuildDraft[] | Refusal => {
  if (state.status !== 'UNKNOWN') return rejected('IDEMPOTENCY_CONFLICT');
  const refused = brokenText('guildName', 'name', name) ?? tooMany(counts);
  if (refused !== undefined) return refused;
  return [
    { type: 'GuildCreated', data: { ownerId, everyone: everyoneByDefault, text: { name } } },
    {
      type: 'RoleCreated',
      data: { roleId: ids(1), permissions: maskOf('ADMINISTRATOR'), position: 1, text: { name: 'admin' } },
    },
    importedFrom === undefined
      ? {
          type: 'ChannelCreated',
          data: { channelId: ids(2), kind: 'TEXT', position: firstPosition, text: { name: 'general' } },
        }
      : { type: 'ImportStarted', data: { source: importedFrom } },
  ];
};
