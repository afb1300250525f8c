import type { Id } from '@chat/schema/events';
import type { Presence, PresenceChange } from './presence.ts';

/**
 * What this node has told of whom. It is compared with what is so after messages may have been lost, so that nobody stays online for
 * ever to those who look.
 */
export class ToldPeople {
  readonly #told = new Map<Id, Presence>();
  /** Who was there before anything was told here. News of them is still to be told, so it stands apart. */
  #found = new Map<Id, Presence>();
  /** Of whom something was heard while all were being read: it is newer than what was read. */
  #heard = new Set<Id>();

  /** Those of the changes that tell something new; that somebody is OFFLINE always is, since others may have asked meanwhile. */
  heard(changes: readonly PresenceChange[]): readonly PresenceChange[] {
    const fresh = changes.filter(({ userId, presence }) => this.#told.get(userId) !== presence);
    for (const { userId, presence } of changes) {
      this.#heard.add(userId);
      this.#tell(userId, presence);
    }
    return fresh;
  }

  /** All who are not OFFLINE are read from now on. */
  beginReading(): void {
    this.#heard = new Set();
  }

  /** These were there at the beginning. */
  begin(all: ReadonlyMap<Id, Presence>): void {
    this.#found = new Map([...all].filter(([userId]) => !this.#heard.has(userId)));
  }

  /** Where what was read differs from what was told. Takes it as told. */
  differences(all: ReadonlyMap<Id, Presence>): readonly PresenceChange[] {
    const people = new Set([...this.#told.keys(), ...this.#found.keys(), ...all.keys()]);
    const changes = [...people].flatMap((userId): readonly PresenceChange[] => {
      const presence = all.get(userId) ?? 'OFFLINE';
      const isSame = presence === (this.#told.get(userId) ?? this.#found.get(userId) ?? 'OFFLINE');
      return isSame || this.#heard.has(userId) ? [] : [{ userId, presence }];
    });
    for (const { userId, presence } of changes) this.#tell(userId, presence);
    return changes;
  }

  #tell(userId: Id, presence: Presence): void {
    this.#found.delete(userId);
    if (presence === 'OFFLINE') this.#told.delete(userId);
    else this.#told.set(userId, presence);
  }
}
