import { derivedId } from '@chat/platform';
import { type Id, type Millis, type PermissionBits, streams } from '@chat/schema/events';
import { guildsView, membersView } from '@chat/schema/views';
import { type Answer, type Caller, type Services, saying } from '../commands/index.ts';
import { isRefusal } from '../errors/index.ts';
import { accountOf, basisOf } from '../membership/index.ts';
import { type CreateGuild, decideCreateGuild, type GuildCounts, guildLimits } from './createGuild.decide.ts';
import { type GuildState, guild } from './guild.state.ts';
import { runInGuild } from './guildCommand.ts';
import { decideChangeEveryonePermissions, decideCompleteImport, decideRenameGuild } from './guildSettings.decide.ts';

const countsOf = async ({ readStore }: Services, userId: Id): Promise<GuildCounts> => {
  const query = { index: 'byUser', equals: { userId }, limit: guildLimits.joined };
  const memberships = await readStore.find(membersView, query);
  const guilds = await readStore.getMany(
    guildsView,
    memberships.map(({ guildId }) => guildId),
  );
  return { joined: memberships.length, owned: guilds.filter(({ ownerId }) => ownerId === userId).length };
};

/** What an import says of a guild that it makes. */
export interface ImportedGuild {
  readonly source: 'IRC';
  readonly occurredAt: (ordinal: number) => Millis;
}

/** The guild's id is that of the first fact. Anybody registered may have up to 100. */
export const createGuild =
  (services: Services) =>
  (caller: Caller, key: Id, name: string, imported?: ImportedGuild): Promise<Answer> => {
    const ownerId = caller.actor.id;
    const command: CreateGuild = { ownerId, name, importedFrom: imported?.source };
    const guildId = derivedId({ command: 'createGuild', scope: ownerId, actor: ownerId, key, ordinal: 0 });
    return services.commands.run<GuildState, undefined, GuildCounts>({
      name: 'createGuild',
      key,
      scope: ownerId,
      caller,
      model: services.aggregates.model(streams.guild(guildId), guild),
      ...(imported === undefined ? {} : { occurredAt: imported.occurredAt }),
      gather: async () => {
        const [who, looked] = await Promise.all([accountOf(services, caller), countsOf(services, ownerId)]);
        return isRefusal(who) ? who : { looked, documents: undefined, basis: basisOf([who]), owners: { guildId } };
      },
      decide: (state, counts, ids) => decideCreateGuild(state, command, counts, ids),
      repeats: saying('GuildCreated', { text: { name } }),
    });
  };

export const renameGuild =
  (services: Services) =>
  (caller: Caller, key: Id, guildId: Id, name: string): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'renameGuild',
      key,
      guildId,
      decide: (state, actor) => decideRenameGuild(state, actor, name),
      repeats: saying('GuildRenamed', { text: { name } }),
    });

export const changeEveryonePermissions =
  (services: Services) =>
  (caller: Caller, key: Id, guildId: Id, permissions: string): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'changeEveryonePermissions',
      key,
      guildId,
      decide: (state, actor) => decideChangeEveryonePermissions(state, actor, permissions),
      // Whatever does not fit the kind was never stored, so it can't be equal.
      repeats: saying('EveryonePermissionsChanged', { permissions: permissions as PermissionBits }),
    });

/** Opens an imported guild to its members. */
export const completeImport =
  (services: Services) =>
  (caller: Caller, key: Id, guildId: Id, messages: number, occurredAt?: (ordinal: number) => Millis): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'completeImport',
      key,
      guildId,
      occurredAt,
      decide: (state, actor) => decideCompleteImport(state, actor, messages),
      repeats: saying('ImportCompleted', { messages }),
    });
