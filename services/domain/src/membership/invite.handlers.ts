import { derivedId } from '@chat/platform';
import { type Id, type Millis, type Opened, streams } from '@chat/schema/events';
import { invitesView } from '@chat/schema/views';
import { type Answer, type Caller, type Done, type PersonCaller, type Services, saying } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import type { GuildState } from '../guilds/index.ts';
import { type ActorSource, actorIn } from './actor.policy.ts';
import { type CreateInvite, decideCreateInvite, decideRevokeInvite } from './createInvite.decide.ts';
import { isJoinable } from './invite.policy.ts';
import { type ExistingInvite, type InviteState, invite } from './invite.state.ts';
import { inviteCodeOf, inviteHashOf } from './inviteCode.ts';
import { standingAggregates } from './standing.state.ts';
import { actingIn, basisOf } from './standing.ts';

interface InGuild {
  readonly source: ActorSource;
  readonly guild: GuildState;
  readonly invites: number;
}

const gatherIn = (services: Services, caller: Caller, guildId: Id) => async () => {
  const [acting, where, { count }] = await Promise.all([
    actingIn(services, caller, guildId),
    services.aggregates.load(streams.guild(guildId), standingAggregates.guild),
    services.readStore.count(invitesView, { index: 'byGuild', equals: { guildId } }),
  ]);
  if (isRefusal(acting)) return acting;
  const looked: InGuild = { source: acting.source, guild: where.state, invites: count };
  return { looked, documents: undefined, basis: [...acting.basis, ...basisOf([where])], owners: { guildId } };
};

const lifeOf = (fact: Opened | undefined): Millis | undefined =>
  fact?.type === 'InviteCreated' && fact.data.expiresAt !== undefined ? fact.data.expiresAt - fact.meta.at : undefined;

const sameInvite =
  ({ channelId, maxUses, expiresAfter }: CreateInvite) =>
  (original: readonly Opened[]): boolean =>
    saying('InviteCreated', {
      ...(channelId === undefined ? {} : { channelId }),
      ...(maxUses === undefined ? {} : { maxUses }),
    })(original) && lifeOf(original[0]) === expiresAfter;

/** An invite and its code. */
export type CreatedInvite = Done & { readonly code: string };

/** A retry answers with the same code. */
export const createInvite =
  (services: Services) =>
  async (
    caller: Caller,
    key: Id,
    command: CreateInvite,
    occurredAt?: (ordinal: number) => Millis,
  ): Promise<CreatedInvite | Refusal> => {
    const { guildId } = command;
    const inviteId = derivedId({ command: 'createInvite', scope: guildId, actor: caller.actor.id, key, ordinal: 0 });
    const code = inviteCodeOf(services.vault, inviteId);
    const answer = await services.commands.run<InviteState, undefined, InGuild>({
      name: 'createInvite',
      key,
      scope: guildId,
      caller,
      model: services.aggregates.model(streams.invite(services.vault.keyedHash('invite', code)), invite),
      ...(occurredAt === undefined ? {} : { occurredAt }),
      gather: gatherIn(services, caller, guildId),
      decide: (state, { source, guild, invites }, ids, at) => {
        const actor = actorIn(guild, source, at);
        if (actor === undefined || guild.status === 'UNKNOWN') return rejected('NOT_FOUND');
        return decideCreateInvite(state, { guild, actor, command, invites }, ids(0), at);
      },
      repeats: sameInvite(command),
    });
    return isRefusal(answer) ? answer : { ...answer, code };
  };

/** From then on nobody joins by it, not even who has taken one of its uses. */
export const revokeInvite =
  (services: Services) =>
  async (caller: PersonCaller, key: Id, code: string): Promise<Answer> => {
    const hash = inviteHashOf(services.vault, code);
    if (hash === undefined) return rejected('NOT_FOUND');
    const found = await services.aggregates.load(streams.invite(hash), invite);
    if (found.state.status === 'UNKNOWN') return rejected('NOT_FOUND');
    const { guildId, inviteId } = found.state;
    return services.commands.run<InviteState, undefined, InGuild>({
      name: 'revokeInvite',
      key,
      scope: hash,
      caller,
      model: services.aggregates.model(streams.invite(hash), invite),
      gather: gatherIn(services, caller, guildId),
      decide: (state, { source, guild }, _ids, at) => decideRevokeInvite(state, actorIn(guild, source, at)),
      repeats: saying('InviteRevoked', { inviteId }),
    });
  };

/** An invite by which somebody could join now; all others, known or not, are nothing. */
export const joinableInvite = async (services: Services, code: string): Promise<ExistingInvite | undefined> => {
  const hash = inviteHashOf(services.vault, code);
  if (hash === undefined) return undefined;
  const { state } = await services.aggregates.load(streams.invite(hash), invite);
  if (!isJoinable(state, services.clock.now())) return undefined;
  const where = await services.aggregates.load(streams.guild(state.guildId), standingAggregates.guild);
  return where.state.status === 'OPEN' ? state : undefined;
};
