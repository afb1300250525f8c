import type { ChannelKind, Id } from '@chat/schema/events';
import { brokenText } from '../errors/brokenText.ts';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import { type Actor, may } from '../membership/actor.policy.ts';
import { allows } from '../membership/permissions.policy.ts';
import { channelLimits, channelsUnder } from './channelsUnder.policy.ts';
import type { GuildDraft } from './createGuild.decide.ts';
import type { ChannelState, ExistingGuild } from './guild.state.ts';
import { type After, placeAfter, standsAfter } from './placing.policy.ts';

type Outcome = readonly GuildDraft[] | Refusal;

export interface CreateChannel {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly topic: string | undefined;
  readonly categoryId: Id | undefined;
  readonly after: After;
}

const movedTo =
  (categoryId: Id | undefined) =>
  ({ id, position }: { readonly id: Id; readonly position: number }): GuildDraft => ({
    type: 'ChannelMoved',
    data: { channelId: id, ...(categoryId === undefined ? {} : { categoryId }), position },
  });

const unknownCategory = (guild: ExistingGuild, categoryId: Id | undefined): Refusal | undefined =>
  categoryId === undefined || guild.categories.has(categoryId) ? undefined : invalid('categoryId', 'UNKNOWN_CATEGORY');

const full = (guild: ExistingGuild, categoryId: Id | undefined): Refusal | undefined => {
  const limit = channelLimits.category;
  const isFull = channelsUnder(guild, categoryId).length >= limit;
  return isFull ? rejected('TOO_MANY', { rule: 'CHANNELS_IN_CATEGORY', limit }) : undefined;
};

const tooMany = (guild: ExistingGuild): Refusal | undefined => {
  const limit = channelLimits.guild;
  return guild.channels.size >= limit ? rejected('TOO_MANY', { rule: 'CHANNELS', limit }) : undefined;
};

/** No topic is the empty one. */
const brokenTopic = (topic: string | undefined): Refusal | undefined =>
  topic === undefined ? undefined : brokenText('topic', 'topic', topic);

export const decideCreateChannel = (
  guild: ExistingGuild,
  actor: Actor,
  { kind, name, topic, categoryId, after }: CreateChannel,
  ids: (ordinal: number) => Id,
): Outcome => {
  if (!may(actor, 'MANAGE_CHANNELS')) return rejected('FORBIDDEN');
  const refused =
    brokenText('channelName', 'name', name) ??
    brokenTopic(topic) ??
    unknownCategory(guild, categoryId) ??
    tooMany(guild) ??
    full(guild, categoryId);
  if (refused !== undefined) return refused;
  const placement = placeAfter(channelsUnder(guild, categoryId), after);
  if (placement === undefined) return invalid('after', 'UNKNOWN_CHANNEL');
  const { position, moves } = placement;
  const text = topic === undefined || topic === '' ? { name } : { name, topic };
  const category = categoryId === undefined ? {} : { categoryId };
  // First, so that the channel has the id of the command's first fact.
  return [
    { type: 'ChannelCreated', data: { channelId: ids(0), kind, ...category, position, text } },
    ...moves.map(movedTo(categoryId)),
  ];
};

/** A channel that somebody sees but may not change is forbidden; one that they do not see is unknown. */
const known = (guild: ExistingGuild, actor: Actor, channelId: Id): ChannelState | Refusal => {
  const channel = guild.channels.get(channelId);
  if (channel === undefined || !allows(actor.permissions, 'VIEW_CHANNEL')) return rejected('NOT_FOUND');
  return may(actor, 'MANAGE_CHANNELS') ? channel : rejected('FORBIDDEN');
};

const changing =
  (decide: (channel: ChannelState) => Outcome) =>
  (guild: ExistingGuild, actor: Actor, channelId: Id): Outcome => {
    const channel = known(guild, actor, channelId);
    return 'rejected' in channel ? channel : decide(channel);
  };

export const decideRenameChannel = (guild: ExistingGuild, actor: Actor, channelId: Id, name: string): Outcome =>
  changing(() => brokenText('channelName', 'name', name) ?? [{ type: 'ChannelRenamed', data: { channelId, text: { name } } }])(
    guild,
    actor,
    channelId,
  );

export const decideChangeChannelTopic = (guild: ExistingGuild, actor: Actor, channelId: Id, topic: string): Outcome =>
  changing(() => brokenTopic(topic) ?? [{ type: 'ChannelTopicChanged', data: { channelId, text: { topic } } }])(
    guild,
    actor,
    channelId,
  );

export const decideArchiveChannel = (guild: ExistingGuild, actor: Actor, channelId: Id): Outcome =>
  changing(({ archived }) => (archived ? [] : [{ type: 'ChannelArchived', data: { channelId } }]))(guild, actor, channelId);

export const decideRestoreChannel = (guild: ExistingGuild, actor: Actor, channelId: Id): Outcome =>
  changing(({ archived }) => (archived ? [{ type: 'ChannelRestored', data: { channelId } }] : []))(guild, actor, channelId);

export const decideDeleteChannel = (guild: ExistingGuild, actor: Actor, channelId: Id): Outcome =>
  changing(() => [{ type: 'ChannelDeleted', data: { channelId } }])(guild, actor, channelId);

export interface MoveChannel {
  readonly channelId: Id;
  /** `KEEP`: the one under which it stands. */
  readonly categoryId: Id | undefined | 'KEEP';
  readonly after: After;
}

const decideMove = (guild: ExistingGuild, channel: ChannelState, { channelId, categoryId, after }: MoveChannel): Outcome => {
  const target = categoryId === 'KEEP' ? channel.categoryId : categoryId;
  const refused = unknownCategory(guild, target);
  if (refused !== undefined) return refused;
  const others = channelsUnder(guild, target);
  const stays = channel.categoryId === target;
  if (stays && standsAfter(others, channelId, after)) return [];
  const crowded = stays ? undefined : full(guild, target);
  if (crowded !== undefined) return crowded;
  const placement = placeAfter(
    others.filter(({ id }) => id !== channelId),
    after,
  );
  if (placement === undefined) return invalid('after', 'UNKNOWN_CHANNEL');
  return [{ id: channelId, position: placement.position }, ...placement.moves].map(movedTo(target));
};

export const decideMoveChannel = (guild: ExistingGuild, actor: Actor, move: MoveChannel): Outcome =>
  changing((channel) => decideMove(guild, channel, move))(guild, actor, move.channelId);
