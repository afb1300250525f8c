import type { Id } from '@chat/schema/events';

/** What others see of a person. Somebody invisible is OFFLINE. */
export type Presence = 'ONLINE' | 'IDLE' | 'DO_NOT_DISTURB' | 'OFFLINE';

/** What a person wants others to see; AUTOMATIC: whether they do something. */
export type ChosenPresence = 'AUTOMATIC' | 'IDLE' | 'DO_NOT_DISTURB' | 'INVISIBLE';

/** One connection of a person, as it is now. */
export interface SignOfLife {
  readonly userId: Id;
  /** The connection: a person has as many as they have windows and devices. */
  readonly connectionId: Id;
  readonly chosen: ChosenPresence;
  /** Nobody has touched it for five minutes. */
  readonly isIdle: boolean;
}

export interface PresenceChange {
  readonly userId: Id;
  readonly presence: Presence;
}

/**
 * Who is there. Never a fact and never on a disk: what is not heard of again within 30 s is gone. `UNKNOWN` is no answer of this
 * port: where it cannot be reached its calls reject, and whoever asks says so.
 */
export interface PresencePort {
  /** A connection is there, or still there. At least every 30 s. */
  beat(sign: SignOfLife): Promise<void>;
  /** A connection has ended. Ending it again changes nothing. */
  end(userId: Id, connectionId: Id): Promise<void>;
  /** Those of these people who are not OFFLINE. */
  present(userIds: readonly Id[]): Promise<ReadonlyMap<Id, Presence>>;
  /** Called with what others see differently now, each person at most once a call. */
  onChange(listener: (changes: readonly PresenceChange[]) => void): () => void;
  close(): Promise<void>;
}

/** Milliseconds without a beat after which a connection is gone. */
export const presenceLapse = 30_000;

const seen: Readonly<Record<Exclude<ChosenPresence, 'AUTOMATIC'>, Presence>> = {
  IDLE: 'IDLE',
  DO_NOT_DISTURB: 'DO_NOT_DISTURB',
  INVISIBLE: 'OFFLINE',
};

/** What others see of a person with these connections, the newest last: the newest choice counts, and any that is in use. */
export const presenceOf = (signs: readonly SignOfLife[]): Presence => {
  const newest = signs.at(-1);
  if (newest === undefined) return 'OFFLINE';
  if (newest.chosen !== 'AUTOMATIC') return seen[newest.chosen];
  return signs.every(({ isIdle }) => isIdle) ? 'IDLE' : 'ONLINE';
};
