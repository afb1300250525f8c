import type { LiveEvent } from './liveReader.ts';

/** What a client keeps of its own person, with one channel's counters. */
export interface KeptViewer {
  readonly sessions: readonly string[];
  readonly guilds: readonly string[];
  readonly mentions: number;
  readonly readUpTo: number;
  /** Parts that it was told to fetch again. */
  readonly stale: readonly ('counters' | 'person' | 'settings')[];
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
    ... on CaughtUp { cursor }
  }
}`;

type Merge = (viewer: KeptViewer, event: LiveEvent) => Partial<KeptViewer>;

const plus = (list: readonly string[], id: unknown): readonly string[] => [...list, String(id)].sort();
const minus = (list: readonly string[], id: unknown): readonly string[] => list.filter((one) => one !== id);

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
};

/** A person's own things as a client has them, one event later. */
export const mergeViewer = (viewer: KeptViewer, event: LiveEvent): KeptViewer => {
  const merge = merges[event.__typename];
  if (merge === undefined) throw new Error(`a client does not know ${event.__typename}`);
  return { ...viewer, ...merge(viewer, event) };
};
