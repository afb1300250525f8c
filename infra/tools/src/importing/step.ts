import type { ImportedMessage, PlacedMessage } from '@chat/domain/messaging';
import type { MaskChange } from '@chat/domain/moderation';
import type { Id, Millis } from '@chat/schema/events';

/** What follows from a line that is no message. Each becomes exactly one fact. */
export type Act =
  | { readonly kind: 'createPlaceholder'; readonly userId: Id; readonly displayName: string }
  | { readonly kind: 'linkPlaceholder'; readonly userId: Id; readonly otherId: Id }
  | { readonly kind: 'join' | 'leave' | 'ban' | 'unban' | 'timeOut' | 'liftTimeout'; readonly userId: Id }
  | { readonly kind: 'kick'; readonly userId: Id; readonly reason: string }
  | { readonly kind: 'changeMask'; readonly change: MaskChange }
  | { readonly kind: 'changeTopic'; readonly topic: string };

/** An act, when it happened, and the line that says so. */
export interface Step {
  /** `file:line`, for people. */
  readonly place: string;
  /** Of the command. */
  readonly key: Id;
  readonly occurredAt: Millis;
  readonly act: Act;
}

/** A part of the import. Its messages are appended last: where they stand in the log, all of it and before it stands there. */
export interface Chunk {
  readonly key: Id;
  /** `file:line` of the first line. */
  readonly place: string;
  readonly lines: number;
  readonly steps: readonly Step[];
  readonly firstRevision: number;
  readonly messages: readonly ImportedMessage[];
  /** Messages of earlier chunks that are answered here. */
  readonly answered: readonly PlacedMessage[];
}

/** Whatever is named or derived in one import, the same for the same source. */
export interface ImportIds {
  /** Of the person behind a folded nickname. */
  userIdOf(foldedNick: string): Id;
  /** Of the command by which a line has its n-th consequence. */
  stepKey(place: string, ordinal: number): Id;
  /** `startsAt`: the time of its first line. */
  chunkKey(number: number, startsAt: Millis): Id;
  messageId(chunkKey: Id, ordinal: number): Id;
}
