import type { Count, Id } from '@chat/schema/events';

/** Up to where somebody has read a channel: kept in the private store, never in the log. */
export interface ReadPosition {
  /** Everything up to this place is read; 0: nothing. */
  readonly seq: Count;
  /** The newest commands that moved it back, so that a retry does not do so again. */
  readonly manual: readonly Id[];
}

/** Where somebody says that they are. */
export interface MarkRead {
  readonly key: Id;
  readonly seq: Count;
  /** Moves it back as well. */
  readonly manual: boolean;
}

export const unreadFromTheStart: ReadPosition = { seq: 0, manual: [] };

const mostRemembered = 16;

/** The highest wins unless it is set by hand. The same object where nothing changes. */
export const afterMarkRead = (position: ReadPosition, { key, seq, manual }: MarkRead): ReadPosition => {
  if (manual) return position.manual.includes(key) ? position : { seq, manual: [...position.manual, key].slice(-mostRemembered) };
  return seq > position.seq ? { ...position, seq } : position;
};
