import type { PresenceChange as Change, Presence } from '@chat/platform';
import type { Id, Millis } from '@chat/schema/events';
import { peopleView } from '@chat/schema/views';
import { isUpToDate, type Live } from './opening.ts';
import { PresenceChange, PresenceChanged } from './passing.types.ts';

/** Milliseconds in which changes come together. */
const pause = 1_000;
/** And after everybody was told to ask anew. */
const longPause = 30_000;
const mostChanges = 250;
const mostFollowers = 1_000;
const mostPeople = 1_000;
/** Longer, and what the view knows of memberships is taken. */
const patience = 2_000;

/** What of the hub it needs. */
export type PresenceNewsParts = Pick<Live, 'services' | 'follower' | 'guilds' | 'log'>;

/** What a guild has not been told yet. */
interface Untold {
  readonly changes: Map<Id, Presence>;
  /** More than are told one by one. */
  tooMany: boolean;
  /** Nothing is told before. */
  notBefore: Millis;
}

/** The log goes on faster than the hub reads it: who may hear of anything is not known. */
export class HubIsBehind extends Error {
  override readonly name = 'HubIsBehind';
}

const passing = { type: 'PresenceChanged' } as const;

const changeOf = ([userId, presence]: readonly [Id, Presence]): PresenceChange =>
  Object.assign(new PresenceChange(), { userId, presence });

/** Tells guilds who of their members is seen differently: one item a guild for all changes of a second, however many there are. */
export class PresenceNews {
  readonly #live: PresenceNewsParts;
  readonly #changed = new Map<Id, Presence>();
  readonly #untold = new Map<Id, Untold>();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(live: PresenceNewsParts) {
    this.#live = live;
  }

  changed(changes: readonly Change[]): void {
    for (const { userId, presence } of changes) this.#changed.set(userId, presence);
    this.#schedule();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#isStopped || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.#tell(), pause);
    this.#timer.unref();
  }

  /** What cannot be told now is told a second later. */
  async #tell(): Promise<void> {
    const { services, log } = this.#live;
    const changed = new Map(this.#changed);
    this.#changed.clear();
    try {
      await this.#spread(changed);
      const now = services.clock.now();
      for (const [guildId, untold] of this.#untold) this.#tellGuild(guildId, untold, now);
    } catch (error) {
      log.error('presence could not be told to guilds', { error });
      for (const [userId, presence] of changed) if (!this.#changed.has(userId)) this.#changed.set(userId, presence);
    }
    this.#timer = undefined;
    if (this.#changed.size + this.#untold.size > 0) this.#schedule();
  }

  /** Gives each guild the changes of its members. Nobody who was put out before is told of them, nor is anybody told of theirs. */
  async #spread(changed: ReadonlyMap<Id, Presence>): Promise<void> {
    const { services, follower } = this.#live;
    if (!(await isUpToDate(this.#live))) throw new HubIsBehind(`it has read up to ${follower.position}`);
    if (changed.size > 0) await services.views.waitFor(follower.position, [peopleView], patience);
    const userIds = [...changed.keys()];
    for (let from = 0; from < userIds.length; from += mostPeople)
      for (const { _id, guildIds } of await services.readStore.getMany(peopleView, userIds.slice(from, from + mostPeople)))
        for (const guildId of guildIds) this.#add(guildId, _id, changed.get(_id) ?? 'OFFLINE');
  }

  #add(guildId: Id, userId: Id, presence: Presence): void {
    const untold = this.#untold.get(guildId) ?? this.#begin(guildId);
    if (untold === undefined || untold.tooMany) return;
    untold.changes.set(userId, presence);
    if (untold.changes.size <= mostChanges) return;
    untold.tooMany = true;
    untold.changes.clear();
  }

  /** Nothing where nobody asks. Counted once a guild and not for each of its members. */
  #begin(guildId: Id): Untold | undefined {
    if (this.#live.guilds.audience(guildId, passing) === 0) return undefined;
    const untold = { changes: new Map(), tooMany: false, notBefore: 0 };
    this.#untold.set(guildId, untold);
    return untold;
  }

  #tellGuild(guildId: Id, untold: Untold, now: Millis): void {
    if (now < untold.notBefore) return;
    const { guilds } = this.#live;
    this.#untold.delete(guildId);
    if (!untold.tooMany && untold.changes.size === 0) return;
    const isTooMuch = untold.tooMany || guilds.audience(guildId, passing) > mostFollowers;
    const changes = isTooMuch ? null : [...untold.changes].map(changeOf);
    guilds.passing(guildId, Object.assign(new PresenceChanged(), { guildId, changes }), passing);
    if (isTooMuch) this.#untold.set(guildId, { changes: new Map(), tooMany: false, notBefore: now + longPause });
  }
}
