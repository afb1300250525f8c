import type { LiveEvent } from './liveReader.ts';

/** What a client keeps of a direct conversation. */
export interface KeptConversation {
  readonly id: string;
  readonly participantIds: readonly string[];
}

/** What a client keeps of its own person, with one channel's counters. */
export interface KeptViewer {
  readonly sessions: readonly string[];
  readonly guilds: readonly string[];
  readonly mentions: number;
  readonly readUpTo: number;
  /** Direct conversations that are not closed, with those who are in them. */
  readonly conversations: readonly KeptConversation[];
  readonly blocked: readonly string[];
  /** Parts that it was told to fetch again. */
  readonly stale: readonly ('counters' | 'person' | 'settings' | 'conversations')[];
}

export const viewerFactQuery = `subscription ($after: String) {
  viewerEvents(after: $after) {
    __typename
    ... on ViewerFact { cursor }
    ... on ReadPositionChanged { seq }
    ... on SessionStarted { sessionId }
    ... on SessionEnded { sessionId }
    ... on GuildJoined { guildId }
    ... on GuildLeft { guildId }
    ... on DirectConversationOpened { conversationId participantIds }
    ... on ParticipantAdded { conversationId userId }
    ... on ParticipantLeft { conversationId userId }
    ... on DirectConversationAdvanced { conversationId lastMessageSeq }
    ... on DirectConversationClosed { conversationId }
    ... on DirectConversationReopened { conversationId }
    ... on PersonBlocked { userId }
    ... on PersonUnblocked { userId }
    ... on CaughtUp { cursor }
  }
}`;

type Merge = (viewer: KeptViewer, event: LiveEvent) => Partial<KeptViewer>;

const plus = (list: readonly string[], id: unknown): readonly string[] => [...list, String(id)].sort();
const minus = (list: readonly string[], id: unknown): readonly string[] => list.filter((one) => one !== id);

const byId = (one: KeptConversation, other: KeptConversation): number => (one.id < other.id ? -1 : 1);

const withParticipants = (
  { conversations }: KeptViewer,
  { conversationId }: LiveEvent,
  change: (participantIds: readonly string[]) => readonly string[],
): Partial<KeptViewer> => ({
  conversations: conversations.map((kept) =>
    kept.id === conversationId ? { ...kept, participantIds: change(kept.participantIds) } : kept,
  ),
});

const merges: Readonly<Record<string, Merge>> = {
  Mentioned: ({ mentions }) => ({ mentions: mentions + 1 }),
  // How many lie behind the mark is the server's to count.
  ReadPositionChanged: (_viewer, { seq }) => ({ readUpTo: Number(seq), stale: ['counters'] }),
  SettingsChanged: () => ({ stale: ['settings'] }),
  ProfileChanged: () => ({ stale: ['person'] }),
  SessionStarted: ({ sessions }, { sessionId }) => ({ sessions: plus(sessions, sessionId) }),
  SessionEnded: ({ sessions }, { sessionId }) => ({ sessions: minus(sessions, sessionId) }),
  GuildJoined: ({ guilds }, { guildId }) => ({ guilds: plus(guilds, guildId) }),
  GuildLeft: ({ guilds }, { guildId }) => ({ guilds: minus(guilds, guildId) }),
  DirectConversationOpened: ({ conversations }, { conversationId, participantIds }) => ({
    conversations: [...conversations, { id: String(conversationId), participantIds: participantIds as readonly string[] }].sort(
      byId,
    ),
  }),
  ParticipantAdded: (viewer, event) => withParticipants(viewer, event, (ids) => plus(ids, event['userId'])),
  ParticipantLeft: (viewer, event) => withParticipants(viewer, event, (ids) => minus(ids, event['userId'])),
  // Whether it was closed, and how many lie in it unread, is the server's to say.
  DirectConversationAdvanced: () => ({ stale: ['conversations'] }),
  DirectConversationReopened: () => ({ stale: ['conversations'] }),
  DirectConversationClosed: ({ conversations }, { conversationId }) => ({
    conversations: conversations.filter(({ id }) => id !== conversationId),
  }),
  PersonBlocked: ({ blocked }, { userId }) => ({ blocked: plus(blocked, userId) }),
  PersonUnblocked: ({ blocked }, { userId }) => ({ blocked: minus(blocked, userId) }),
};

/** A person's own things as a client has them, one event later. */
export const mergeViewer = (viewer: KeptViewer, event: LiveEvent): KeptViewer => {
  const merge = merges[event.__typename];
  if (merge === undefined) throw new Error(`a client does not know ${event.__typename}`);
  return { ...viewer, ...merge(viewer, event) };
};
