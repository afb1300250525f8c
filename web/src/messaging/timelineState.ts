import { type Message, type MessageFact, newer, posted, type RemovedTexts, withFact, withoutTexts } from './message.ts';

/** What a page of history says. */
export interface Page {
  /** In the order of `seq`. */
  readonly messages: readonly Message[];
  /** Whether there are older messages than the first. */
  readonly hasOlder: boolean;
  /** Whether there are newer messages than the last. */
  readonly hasNewer: boolean;
}

/** A stretch of a channel without a hole: what is loaded of it, and whether it reaches its ends. */
export interface TimelineState {
  /** In the order of `seq`. */
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  /** False: everything new belongs to its end. */
  readonly hasNewer: boolean;
  /** What happened of late: a page that was on its way meanwhile does not show it. Newest last. */
  readonly recent: readonly (MessageFact | RemovedTexts)[];
}

export const emptyTimeline: TimelineState = { messages: [], hasOlder: false, hasNewer: false, recent: [] };

/** So many facts are kept for pages that are on their way. A page is read at a position that they reach back to. */
const mostRecent = 1_000;
/** So many messages are held; beyond, those at the end that nobody looks at go. */
export const mostHeld = 600;
/** So many stay where some must go. */
const fewestHeld = 400;

const isRemoval = (happened: MessageFact | RemovedTexts): happened is RemovedTexts => 'revisionIds' in happened;

const changed = (messages: readonly Message[], change: (message: Message) => Message): readonly Message[] => {
  let hasChanged = false;
  const changedMessages = messages.map((message) => {
    const next = change(message);
    hasChanged ||= next !== message;
    return next;
  });
  return hasChanged ? changedMessages : messages;
};

/** From the end on, since what happens is mostly about new messages. */
const replaced = (messages: readonly Message[], id: string, change: (message: Message) => Message): readonly Message[] => {
  const at = messages.findLastIndex((message) => message.id === id);
  const message = messages[at];
  if (message === undefined) return messages;
  const next = change(message);
  return next === message ? messages : messages.with(at, next);
};

const appended = (state: TimelineState, message: Message): TimelineState => {
  const last = state.messages.at(-1);
  if (state.hasNewer || (last !== undefined && message.seq <= last.seq)) return state;
  return { ...state, messages: [...state.messages, message] };
};

const happenedIn = (state: TimelineState, happened: MessageFact | RemovedTexts, viewerId: string): TimelineState => {
  const { messages } = state;
  if (isRemoval(happened)) return { ...state, messages: changed(messages, (message) => withoutTexts(message, happened)) };
  if (happened.__typename === 'MessagePosted' && !messages.some(({ id }) => id === happened.messageId))
    return appended(state, posted(happened));
  return { ...state, messages: replaced(messages, happened.messageId, (message) => withFact(message, happened, viewerId)) };
};

/** The timeline after something happened in the channel. The same again changes nothing. */
export const withHappened = (state: TimelineState, happened: MessageFact | RemovedTexts, viewerId: string): TimelineState => {
  const next = happenedIn(state, happened, viewerId);
  return { ...next, recent: [...next.recent.slice(-mostRecent + 1), happened] };
};

/** The same for much that happened at once. */
export const withAllHappened = (
  state: TimelineState,
  all: readonly (MessageFact | RemovedTexts)[],
  viewerId: string,
): TimelineState => {
  const next = all.reduce((one, happened) => happenedIn(one, happened, viewerId), state);
  return { ...next, recent: [...next.recent, ...all].slice(-mostRecent) };
};

/**
 * No more than may be held, after messages came to the end of it: of whoever reads the end the oldest go; of whoever reads above it the
 * newest, which are fetched again on the way down. More go than must, so that not each new message takes one away.
 */
export const bounded = (state: TimelineState, readsEnd: boolean): TimelineState => {
  const { messages } = state;
  if (messages.length <= mostHeld) return state;
  if (readsEnd) return { ...state, messages: messages.slice(-fewestHeld), hasOlder: true };
  return { ...state, messages: messages.slice(0, mostHeld), hasNewer: true };
};

/** What happened while a page was on its way happens to its messages, too: it may have been read before. */
const caughtUp = (state: TimelineState, viewerId: string): TimelineState =>
  state.recent.reduce((caught, happened) => happenedIn(caught, happened, viewerId), state);

const union = (one: readonly Message[], other: readonly Message[]): readonly Message[] => {
  const byId = new Map(one.map((message) => [message.id, message]));
  for (const message of other) byId.set(message.id, newer(byId.get(message.id) ?? message, message));
  return [...byId.values()].sort((left, right) => left.seq - right.seq);
};

/** A page from anywhere in the channel, in the place of what was shown. */
export const opened = (state: TimelineState, page: Page, viewerId: string): TimelineState => {
  // A state of a message that was seen is never older than what the page says of it.
  const known = new Map(state.messages.map((message) => [message.id, message]));
  const messages = page.messages.map((message) => newer(known.get(message.id) ?? message, message));
  return caughtUp({ ...state, messages, hasOlder: page.hasOlder, hasNewer: page.hasNewer }, viewerId);
};

/** The page before the first message; where too many are held, newer ones go. */
export const withOlder = (state: TimelineState, page: Page, viewerId: string): TimelineState => {
  const all = union(state.messages, page.messages);
  const messages = all.slice(0, mostHeld);
  const hasNewer = state.hasNewer || messages.length < all.length;
  return caughtUp({ ...state, messages, hasOlder: page.hasOlder, hasNewer }, viewerId);
};

/** The page after the last message; where too many are held, older ones go. */
export const withNewer = (state: TimelineState, page: Page, viewerId: string): TimelineState => {
  const all = union(state.messages, page.messages);
  const messages = all.slice(-mostHeld);
  const hasOlder = state.hasOlder || messages.length < all.length;
  return caughtUp({ ...state, messages, hasNewer: page.hasNewer, hasOlder }, viewerId);
};

/** The `seq` of the newest message that began; 0 where none did. */
export const newestIn = (facts: readonly (MessageFact | RemovedTexts)[]): number =>
  facts.reduce((newest, one) => ('authorId' in one ? Math.max(newest, one.seq) : newest), 0);
