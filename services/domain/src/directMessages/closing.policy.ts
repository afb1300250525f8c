import type { Count, Id } from '@chat/schema/events';

/** Whether somebody has put a direct conversation away: kept in the private store, never in the log. */
export interface Closing {
  /** Closed as long as no message stands above this `seq`; `null`: not closed. */
  readonly upTo: Count | null;
  /** The newest commands that changed it, so that a retry does not do so again. */
  readonly keys: readonly Id[];
}

/** A command that closes a conversation as it stands, or opens it again. */
export interface ChangeClosing {
  readonly key: Id;
  readonly upTo: Count | null;
}

export const neverClosed: Closing = { upTo: null, keys: [] };

const mostRemembered = 16;

/** The same object where the command is done already. One that finds nothing to change is remembered as well. */
export const afterClosing = (closing: Closing, { key, upTo }: ChangeClosing): Closing =>
  closing.keys.includes(key) ? closing : { upTo, keys: [...closing.keys, key].slice(-mostRemembered) };

/** A new message opens a conversation again by itself. */
export const isClosed = ({ upTo }: Closing, lastMessageSeq: Count): boolean => upTo !== null && lastMessageSeq <= upTo;
