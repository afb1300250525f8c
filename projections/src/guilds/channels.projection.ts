import { type Id, subjectOf } from '@chat/schema/events';
import { type ChannelDocument, channelsView } from '@chat/schema/views';
import { defineProjection, type FactOfType } from '../runner/projection.ts';

const ofChannel = (fact: { readonly data: { readonly channelId: Id } }): readonly Id[] => [fact.data.channelId];

const created = (fact: FactOfType<'ChannelCreated'>): Omit<ChannelDocument, 'pos'> => {
  const { channelId, kind, categoryId, position, text } = fact.data;
  return {
    _id: channelId,
    guildId: subjectOf(fact.stream),
    kind,
    name: text?.name ?? null,
    nameFactId: fact.id,
    topic: text?.topic ?? null,
    topicFactId: fact.id,
    categoryId: categoryId ?? null,
    position,
    archived: false,
    createdAt: fact.meta.occurredAt ?? fact.meta.at,
  };
};

/** An empty topic is none. */
const topicOf = (fact: FactOfType<'ChannelTopicChanged'>): string | null => {
  const topic = fact.data.text?.topic ?? '';
  return topic === '' ? null : topic;
};

/** Channels, but for deleted ones. */
export const channelsProjection = defineProjection(channelsView, {
  ChannelCreated: { text: true, touches: ofChannel, evolve: (_channel, fact) => created(fact) },
  ChannelRenamed: {
    text: true,
    touches: ofChannel,
    evolve: (channel, fact) => channel && { ...channel, name: fact.data.text?.name ?? null, nameFactId: fact.id },
  },
  ChannelTopicChanged: {
    text: true,
    touches: ofChannel,
    evolve: (channel, fact) => channel && { ...channel, topic: topicOf(fact), topicFactId: fact.id },
  },
  ChannelMoved: {
    touches: ofChannel,
    evolve: (channel, { data }) => channel && { ...channel, categoryId: data.categoryId ?? null, position: data.position },
  },
  ChannelArchived: { touches: ofChannel, evolve: (channel) => channel && { ...channel, archived: true } },
  ChannelRestored: { touches: ofChannel, evolve: (channel) => channel && { ...channel, archived: false } },
  ChannelDeleted: { touches: ofChannel, evolve: () => undefined },
  LeavesShredded: {
    touches: (fact) => fact.data.targets.filter(({ kind }) => kind === 'GUILD').map(({ subjectId }) => subjectId),
    evolve: (channel, { data }) => {
      if (channel === undefined) return undefined;
      const isShredded = (factId: Id) => data.targets.some((target) => target.factId === factId);
      const [name, topic] = [isShredded(channel.nameFactId), isShredded(channel.topicFactId)];
      return name || topic ? { ...channel, ...(name ? { name: null } : {}), ...(topic ? { topic: null } : {}) } : channel;
    },
  },
});
