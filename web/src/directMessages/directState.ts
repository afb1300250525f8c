import type { FeedEvent } from '../live/feed.ts';
import type { DirectEventsSubscription } from './directEvents.generated.ts';
import type { DirectRowFragment } from './directRow.generated.ts';

/** A direct conversation as the list shows it. */
export interface DirectConversation extends Pick<DirectRowFragment, 'id' | 'kind' | 'participantIds' | 'isClosed' | 'position'> {
  /** `seq` of the newest message that is known of: 0 where there is none. */
  readonly newest: number;
  readonly readUpTo: number;
  /** Messages of others that are not read, as the server counted them last. */
  readonly unread: number;
}

/** What is known of the viewer's direct conversations. */
export interface DirectState {
  /** False until they were fetched once. */
  readonly isLoaded: boolean;
  /** The one with the newest message first; those that were asked for though they are closed, too. */
  readonly conversations: readonly DirectConversation[];
  /** Whether there are older ones than those. */
  readonly hasMore: boolean;
  /** Those that were asked for and that the viewer is not in. */
  readonly missingIds: readonly string[];
  /** Whom the viewer blocks. */
  readonly blockedIds: readonly string[];
}

export type DirectEvent = Exclude<DirectEventsSubscription['viewerEvents'], FeedEvent>;

export const emptyDirectState: DirectState = {
  isLoaded: false,
  conversations: [],
  hasMore: false,
  missingIds: [],
  blockedIds: [],
};

/** What was fetched. */
export const directOf = ({ unread, messages, participants: _people, openedAt: _at, ...row }: DirectRowFragment) => ({
  ...row,
  newest: messages.edges[0]?.node.seq ?? 0,
  readUpTo: unread.readUpTo,
  unread: unread.count.count,
});

const newestFirst = (one: DirectConversation, other: DirectConversation): number =>
  one.position === other.position ? 0 : one.position > other.position ? -1 : 1;

/** With conversations as they were fetched, each in its place. */
export const withRows = (state: DirectState, rows: readonly DirectConversation[]): DirectState => {
  const ids = new Set(rows.map(({ id }) => id));
  const others = state.conversations.filter(({ id }) => !ids.has(id));
  return {
    ...state,
    conversations: [...others, ...rows].toSorted(newestFirst),
    missingIds: state.missingIds.filter((id) => !ids.has(id)),
  };
};

/** Without one that the viewer is not in. */
export const withoutRow = (state: DirectState, id: string): DirectState => ({
  ...state,
  conversations: state.conversations.filter((row) => row.id !== id),
  missingIds: state.missingIds.includes(id) ? state.missingIds : [...state.missingIds, id],
});

const inRow = (
  state: DirectState,
  id: string,
  change: (row: DirectConversation) => Partial<DirectConversation>,
): DirectState => ({
  ...state,
  conversations: state.conversations.map((row) => (row.id === id ? { ...row, ...change(row) } : row)),
});

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((one) => one !== id);
const withOne = (ids: readonly string[], id: string): readonly string[] => [...without(ids, id), id];

const withRead = (row: DirectConversation, seq: number): Partial<DirectConversation> => ({
  readUpTo: Math.max(row.readUpTo, seq),
  unread: seq >= row.newest ? 0 : row.unread,
});

const withPerson = (state: DirectState, event: DirectEvent, viewerId: string): DirectState => {
  switch (event.__typename) {
    case 'ParticipantAdded':
      return inRow(state, event.conversationId, ({ participantIds }) => ({
        participantIds: withOne(participantIds, event.userId).toSorted(),
      }));
    case 'ParticipantLeft':
      if (event.userId === viewerId) return withoutRow(state, event.conversationId);
      return inRow(state, event.conversationId, ({ participantIds }) => ({
        participantIds: without(participantIds, event.userId),
      }));
    case 'PersonBlocked':
      return { ...state, blockedIds: withOne(state.blockedIds, event.userId) };
    case 'PersonUnblocked':
      return { ...state, blockedIds: without(state.blockedIds, event.userId) };
    default:
      return state;
  }
};

/** What can be said after an event without asking. How many are unread, and where a conversation stands, is the server's to say. */
export const withDirectEvent = (state: DirectState, event: DirectEvent, viewerId: string): DirectState => {
  switch (event.__typename) {
    case 'DirectConversationAdvanced':
      return inRow(state, event.conversationId, ({ newest }) => ({
        isClosed: false,
        newest: Math.max(newest, event.lastMessageSeq),
      }));
    case 'DirectConversationClosed':
      return inRow(state, event.conversationId, () => ({ isClosed: true }));
    case 'DirectConversationReopened':
      return inRow(state, event.conversationId, () => ({ isClosed: false }));
    case 'ReadPositionChanged':
      return inRow(state, event.channelId, (row) => withRead(row, event.seq));
    default:
      return withPerson(state, event, viewerId);
  }
};

/** Those that the list shows. */
export const openOnes = ({ conversations }: DirectState): readonly DirectConversation[] =>
  conversations.filter(({ isClosed }) => !isClosed);

/** Messages of others that are not read, in all of them. */
export const unreadIn = (state: DirectState): number => openOnes(state).reduce((sum, { unread }) => sum + unread, 0);

/** The conversation of the viewer and one other person, where it is known. */
export const pairWith = ({ conversations }: Pick<DirectState, 'conversations'>, userId: string): DirectConversation | undefined =>
  conversations.find(({ kind, participantIds }) => kind === 'PAIR' && participantIds.includes(userId));
