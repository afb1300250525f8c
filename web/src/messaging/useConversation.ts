import { useMemo, useRef } from 'react';
import { useViewerId } from '../session/SessionProvider.tsx';
import type { ChannelState } from './channelState.ts';
import { dayOf } from './days.ts';
import { Echoes } from './echoes.ts';
import type { Message } from './message.ts';
import { rowsOf } from './timelineRows.ts';
import { useChannelTimeline } from './useChannelTimeline.ts';
import { useOutbox } from './useOutbox.ts';
import { useReading } from './useReading.ts';

const dayAt = (moment: string): string => dayOf(new Date(moment));

/** So much unread, and so long unread, is not marked as read before the reader says so. */
const muchUnread = 200;
const longUnread = 24 * 60 * 60_000;

const firstUnread = (messages: readonly Message[], readUpTo: number | undefined): Message | undefined =>
  readUpTo === undefined ? undefined : messages.find(({ seq }) => seq === readUpTo + 1);

const asksOf = ({ isRead, unread }: ChannelState, since: string | undefined): boolean => {
  const now = performance.timeOrigin + performance.now();
  return !isRead && unread >= muchUnread && (since === undefined || now - Date.parse(since) > longUnread);
};

/** The rows of a channel, and what can be done with them. */
export const useConversation = (channelId: string, isDirect: boolean) => {
  const userId = useViewerId();
  const { state, timeline } = useChannelTimeline(channelId, isDirect);
  const { unsent: kept, outbox } = useOutbox(channelId);
  const echoes = useMemo(() => new Echoes(userId), [userId]);
  const { messages, hasOlder, hasNewer } = state.timeline;
  const { newest, readUpTo, unread, status } = state;
  const isReady = status === 'ready';
  const { unsent, keys } = useMemo(
    () => echoes.next({ kept, messages, newest, now: performance.now() }),
    [echoes, kept, messages, newest],
  );
  const rows = useMemo(
    () =>
      rowsOf({
        messages,
        // Nothing is drawn before the first page: it decides where the timeline opens.
        unsent: hasNewer || !isReady ? [] : unsent,
        keys,
        readUpTo,
        unreadCount: hasNewer ? unread : 0,
        hasOlder,
        viewerId: userId,
        dayOf: dayAt,
      }),
    [messages, unsent, keys, isReady, hasOlder, hasNewer, readUpTo, unread, userId],
  );
  const since = useRef<string>(undefined);
  since.current ??= firstUnread(messages, readUpTo)?.sentAt;
  const actions = useReading(timeline);
  return { userId, state, rows, outbox, actions, timeline, since: since.current, asks: asksOf(state, since.current) };
};
