import type { FeedEvent } from '../live/feed.ts';
import type { ChannelEventsSubscription } from './channelEvents.generated.ts';
import type { Message, MessageFact, RemovedTexts } from './message.ts';
import type { MessageFieldsFragment } from './messageFields.generated.ts';

export type ChannelEvent = ChannelEventsSubscription['channelEvents'];

/** A message of a page. */
export const messageOf = ({ reactions, viewerReactions, ...message }: MessageFieldsFragment): Message => ({
  ...message,
  reactions: reactions.map(({ emoji, count }) => ({ emoji, count, isOwn: viewerReactions.includes(emoji) })),
});

type Happened = Exclude<ChannelEvent, FeedEvent | { readonly __typename: 'TypingStarted' }>;

/** What an event says of messages. */
export const happenedOf = (event: Happened): MessageFact | RemovedTexts =>
  event.__typename === 'TextsRemoved'
    ? { position: event.position, revisionIds: new Set(event.texts.map(({ revisionId }) => revisionId)) }
    : event;
