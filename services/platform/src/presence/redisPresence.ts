import type { Id, Millis } from '@chat/schema/events';
import type { Log } from '../log/log.ts';
import { isId } from '../redis/messages.ts';
import type { RedisConnection } from '../redis/redis.ts';
import {
  type ChosenPresence,
  type Presence,
  type PresenceChange,
  type PresencePort,
  presenceLapse,
  type SignOfLife,
} from './presence.ts';
import { isPresence, presenceChanges } from './presenceMessage.ts';
import { allPresentScript, beatScript, endScript, presentScript, sweepScript } from './presenceScripts.ts';
import { ToldPeople } from './toldPeople.ts';

export interface RedisPresenceOptions {
  /** Stays open at `close`. */
  readonly redis: RedisConnection;
  readonly log: Log;
  /** Milliseconds without a beat after which a connection is gone, the same on all nodes; `presenceLapse` where absent. */
  readonly lapse?: Millis;
}

const letters: Readonly<Record<ChosenPresence, string>> = { AUTOMATIC: 'A', IDLE: 'I', DO_NOT_DISTURB: 'D', INVISIBLE: 'N' };

// One slot of a cluster holds them all, since the scripts need them together.
const shown = '{presence}:shown';
const changes = '{presence}:changes';
const keys = ['{presence}:due', shown, changes, '{presence}:of:'];

const sweepEvery = 1_000;
const mostSwept = 500;
const mostAsked = 1_000;

class RedisPresence implements PresencePort {
  readonly #redis: RedisConnection;
  readonly #log: Log;
  readonly #lapse: Millis;
  readonly #told = new ToldPeople();
  readonly #listeners = new Set<(some: readonly PresenceChange[]) => void>();
  readonly #sweeping: NodeJS.Timeout;
  readonly #stopHearing: () => void;
  #comparing: NodeJS.Timeout | undefined;
  #isFirstTime = true;
  #isSweeping = false;
  /** On the clock of this process: nobody is taken for lapsed before, since nobody could beat. */
  #noSweepBefore: Millis = 0;

  constructor({ redis, log, lapse = presenceLapse }: RedisPresenceOptions) {
    this.#redis = redis;
    this.#log = log;
    this.#lapse = lapse;
    this.#sweeping = setInterval(() => void this.#sweep(), Math.min(sweepEvery, lapse / 4)).unref();
    this.#stopHearing = redis.subscribe(changes, { heard: (text) => this.#heard(text), resumed: () => this.#resumed() });
  }

  async beat({ userId, connectionId, chosen, isIdle }: SignOfLife): Promise<void> {
    const sign = `${letters[chosen]}${Number(isIdle)}`;
    await this.#redis.run(beatScript, { keys, args: [userId, connectionId, sign, this.#lapse] });
  }

  async end(userId: Id, connectionId: Id): Promise<void> {
    await this.#redis.run(endScript, { keys, args: [userId, connectionId] });
  }

  async present(userIds: readonly Id[]): Promise<ReadonlyMap<Id, Presence>> {
    const found = new Map<Id, Presence>();
    for (let from = 0; from < userIds.length; from += mostAsked) {
      const some = userIds.slice(from, from + mostAsked);
      const answers = (await this.#redis.run(presentScript, { keys: [shown], args: some })) as unknown[]; // HMGET answers with a list
      for (const [place, userId] of some.entries()) {
        const presence = answers[place];
        if (isPresence(presence)) found.set(userId, presence);
      }
    }
    return found;
  }

  onChange(listener: (some: readonly PresenceChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    clearTimeout(this.#comparing);
    this.#stopHearing();
    this.#listeners.clear();
  }

  #heard(text: string): void {
    const some = presenceChanges(text);
    if (some === undefined) this.#log.warn('a message about presence is malformed', { characters: text.length });
    else this.#tell(this.#told.heard(some));
  }

  #tell(some: readonly PresenceChange[]): void {
    if (some.length > 0) for (const listener of this.#listeners) listener(some);
  }

  /**
   * Messages may have been lost. What is so now is compared when all who are there have had the time to say so: a Redis that was
   * started anew knows nobody yet, and nobody should be seen to go and come.
   */
  #resumed(): void {
    clearTimeout(this.#comparing);
    this.#comparing = setTimeout(() => void this.#compare(), this.#isFirstTime ? 0 : this.#lapse).unref();
  }

  /** The first time nobody has been told anything that could be wrong. */
  async #compare(): Promise<void> {
    try {
      this.#told.beginReading();
      const everybody = await this.#everybody();
      if (this.#isFirstTime) this.#told.begin(everybody);
      else this.#tell(this.#told.differences(everybody));
      this.#isFirstTime = false;
    } catch (error) {
      // It is away again, and will come back: then it is compared.
      this.#log.warn('who is there could not be compared', { error });
    }
  }

  async #everybody(): Promise<ReadonlyMap<Id, Presence>> {
    const all = new Map<Id, Presence>();
    let cursor = '0';
    do {
      const answer = await this.#redis.run(allPresentScript, { keys: [shown], args: [cursor] });
      const [next, pairs] = answer as [string, string[]]; // HSCAN answers so
      for (let place = 0; place < pairs.length; place += 2) {
        const [userId, presence] = pairs.slice(place);
        if (isId(userId) && isPresence(presence)) all.set(userId, presence);
      }
      cursor = next;
    } while (cursor !== '0');
    return all;
  }

  /** Any node does it for all of them; who has lapsed is found, and told, by one. */
  async #sweep(): Promise<void> {
    if (this.#isSweeping || performance.now() < this.#noSweepBefore) return;
    this.#isSweeping = true;
    try {
      while ((await this.#redis.run(sweepScript, { keys, args: [mostSwept] })) === mostSwept);
    } catch {
      // Whoever beats learns of it, and the connection says it in the log. Those of this node could not beat either.
      this.#noSweepBefore = performance.now() + this.#lapse;
    }
    this.#isSweeping = false;
  }
}

/**
 * Presence of all nodes that share a Redis. While it is away every call rejects. When it is back, beats make people seen again; after a
 * lapse whoever is seen differently from what was told before is told.
 */
export const redisPresence = (options: RedisPresenceOptions): PresencePort => new RedisPresence(options);
