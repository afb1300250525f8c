import type { Problem } from '../shared/problem.ts';
import { emptyTimeline, type TimelineState } from './timelineState.ts';

/** Where the reader is in a channel: a message, and how far its top is below the top of what is seen, in pixels. */
export interface ReadingPlace {
  readonly seq: number;
  readonly offset: number;
}

/** Why the reader is led elsewhere than they asked. */
export type Detour = 'jumpAbsent' | 'jumpDeleted' | 'jumpNothingLater';

/** Where the reader is led: once for each `order`. */
export type Focus = { readonly order: number } & (
  | { readonly kind: 'end' }
  | { readonly kind: 'unread' }
  | ({ readonly kind: 'place' } & ReadingPlace)
  | { readonly kind: 'day'; readonly seq: number }
  | { readonly kind: 'message'; readonly seq: number; readonly detour: Detour | undefined }
);

/** A focus before it has its order. */
export type Target = Focus extends infer One ? (One extends unknown ? Omit<One, 'order'> : never) : never;

/** What is known of one channel's conversation. */
export interface ChannelState {
  readonly timeline: TimelineState;
  /** `loading` until the first page is there. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly problem: Problem | undefined;
  readonly isLive: boolean;
  /** Up to where the viewer had read when the channel was opened: the divider stays there. */
  readonly readUpTo: number | undefined;
  /** So many were unread when it was opened. */
  readonly unread: number;
  /** Whether the viewer has read to the end since. */
  readonly isRead: boolean;
  /** The `seq` of the newest message that is known of: 0 where none is. */
  readonly newest: number;
  readonly focus: Focus;
}

export const unopened: ChannelState = {
  timeline: emptyTimeline,
  status: 'loading',
  problem: undefined,
  isLive: false,
  readUpTo: undefined,
  unread: 0,
  isRead: true,
  newest: 0,
  focus: { order: 0, kind: 'end' },
};

const losses: ReadonlySet<string> = new Set(['NOT_FOUND', 'FORBIDDEN', 'BANNED', 'UNAUTHENTICATED']);

/** Whether the viewer sees the channel no more. */
export const isLoss = ({ code }: Problem): boolean => losses.has(code);
