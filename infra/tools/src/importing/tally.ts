/** What became of a line. Every line is of exactly one class. */
export type LineClass =
  | 'message'
  | 'action'
  | 'join'
  | 'joinOfPresent'
  | 'leave'
  | 'leaveOfAbsent'
  | 'rename'
  | 'renameSeenBefore'
  | 'renameInSpelling'
  | 'topic'
  | 'kick'
  | 'kickOfBanned'
  | 'modes'
  | 'serviceNotice'
  | 'blank'
  | 'refused'
  | 'unknown';

/** What became of one change of modes. */
export type ModeClass =
  | 'memberBanned'
  | 'memberUnbanned'
  | 'memberTimedOut'
  | 'memberTimeoutLifted'
  | 'maskBanned'
  | 'maskMuted'
  | 'maskUnbanned'
  | 'maskUnbannedUnseen'
  | 'repeated'
  | 'refused'
  | 'otherMode';

/** A line (or a part of it) that could not become what it says, and why. */
export interface Refused {
  readonly place: string;
  readonly reason: string;
}

/** Counts by name. */
export class Counts<Name extends string> {
  readonly #counts = new Map<Name, number>();

  add(name: Name, by = 1): void {
    this.#counts.set(name, this.of(name) + by);
  }

  of(name: Name): number {
    return this.#counts.get(name) ?? 0;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  entries(): readonly (readonly [Name, number])[] {
    return [...this.#counts];
  }
}

/** Accounts for everything that was read. */
export class Tally {
  readonly lines = new Counts<LineClass>();
  readonly modes = new Counts<ModeClass>();
  /** By the reason for which they give no reply. */
  readonly skippedAnnotations = new Counts<string>();
  replies = 0;
  /** People who spoke, or were kicked, and were never seen joining. */
  impliedJoins = 0;
  readonly refused: Refused[] = [];
  readonly unknown: string[] = [];
}
