import type { Place } from './channelPages.ts';
import type { ReadingPlace, Target } from './channelState.ts';
import type { Message } from './message.ts';

const nearest = (messages: readonly Message[], seq: number): Message | undefined =>
  messages.find((message) => message.seq >= seq) ?? messages.at(-1);

/** Leads to a message by its `seq`: to the nearest where there is none, and with a word of it. */
export const toMessage = (messages: readonly Message[], seq: number): Target => {
  const message = nearest(messages, seq);
  if (message === undefined) return { kind: 'end' };
  const isGone = message.content === null && message.deletedAt !== null;
  const detour = message.seq !== seq ? 'jumpAbsent' : isGone ? 'jumpDeleted' : undefined;
  return { kind: 'message', seq: message.seq, detour };
};

/** Leads to the first message at a moment or later, else to the last. */
export const toMoment = (messages: readonly Message[], at: string): Target => {
  const moment = Date.parse(at);
  const message = messages.find(({ sentAt }) => Date.parse(sentAt) >= moment);
  if (message !== undefined) return { kind: 'day', seq: message.seq };
  const last = messages.at(-1);
  return last === undefined ? { kind: 'end' } : { kind: 'message', seq: last.seq, detour: 'jumpNothingLater' };
};

/** Where a channel is opened that does not open at what is unread. */
export type Opening =
  | ({ readonly kind: 'place' } & ReadingPlace)
  | { readonly kind: 'message'; readonly seq: number }
  | { readonly kind: 'moment'; readonly at: string };

/** What to fetch for it. */
export const placeOf = (opening: Opening): Place => (opening.kind === 'moment' ? { at: opening.at } : { around: opening.seq });

/** Where it leads in what was fetched. */
export const toOpening = (messages: readonly Message[], opening: Opening): Target => {
  switch (opening.kind) {
    case 'place':
      return opening;
    case 'message':
      return toMessage(messages, opening.seq);
    case 'moment':
      return toMoment(messages, opening.at);
  }
};
