import type { Id, Millis } from '@chat/schema/events';
import type { Clock } from '../clock/clock.ts';
import { type Presence, type PresenceChange, type PresencePort, presenceLapse, presenceOf, type SignOfLife } from './presence.ts';

interface Heard extends SignOfLife {
  readonly at: Millis;
}

const sweepEvery = 1_000;

class MemoryPresence implements PresencePort {
  readonly #clock: Clock;
  readonly #heard = new Map<Id, Map<Id, Heard>>();
  readonly #shown = new Map<Id, Presence>();
  readonly #listeners = new Set<(changes: readonly PresenceChange[]) => void>();
  readonly #sweeping: NodeJS.Timeout;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sweeping = setInterval(() => this.#sweep(), sweepEvery).unref();
  }

  async beat(sign: SignOfLife): Promise<void> {
    const connections = this.#heard.get(sign.userId) ?? new Map<Id, Heard>();
    this.#heard.set(sign.userId, connections);
    // Behind the others: its choice is the newest.
    connections.delete(sign.connectionId);
    connections.set(sign.connectionId, { ...sign, at: this.#clock.now() });
    this.#tell([sign.userId]);
  }

  async end(userId: Id, connectionId: Id): Promise<void> {
    this.#heard.get(userId)?.delete(connectionId);
    this.#tell([userId]);
  }

  async present(userIds: readonly Id[]): Promise<ReadonlyMap<Id, Presence>> {
    return new Map(
      userIds.flatMap((userId) => {
        const presence = this.#presenceOf(userId);
        return presence === 'OFFLINE' ? [] : [[userId, presence] as const];
      }),
    );
  }

  onChange(listener: (changes: readonly PresenceChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    this.#listeners.clear();
  }

  #alive(userId: Id): readonly Heard[] {
    const since = this.#clock.now() - presenceLapse;
    return [...(this.#heard.get(userId)?.values() ?? [])].filter(({ at }) => at > since);
  }

  #presenceOf(userId: Id): Presence {
    return presenceOf(this.#alive(userId));
  }

  #tell(userIds: Iterable<Id>): void {
    const changes: PresenceChange[] = [];
    for (const userId of userIds) {
      const presence = this.#presenceOf(userId);
      if (presence === (this.#shown.get(userId) ?? 'OFFLINE')) continue;
      if (presence === 'OFFLINE') this.#shown.delete(userId);
      else this.#shown.set(userId, presence);
      changes.push({ userId, presence });
    }
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes);
  }

  /** Forgets connections that were not heard of for too long. */
  #sweep(): void {
    const since = this.#clock.now() - presenceLapse;
    const lapsed: Id[] = [];
    for (const [userId, connections] of this.#heard) {
      const before = connections.size;
      for (const [connectionId, { at }] of connections) if (at <= since) connections.delete(connectionId);
      if (connections.size < before) lapsed.push(userId);
      if (connections.size === 0) this.#heard.delete(userId);
    }
    this.#tell(lapsed);
  }
}

/** Presence of one process, in its memory: it is gone with the process, as it should be. */
export const memoryPresence = (clock: Clock): PresencePort => new MemoryPresence(clock);
