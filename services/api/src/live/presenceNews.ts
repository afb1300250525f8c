import type { PresenceChange as Change, Presence } from '@chat/platform';
import type { Id, Millis } from '@chat/schema/events';
import { type PersonDocument, peopleView } from '@chat/schema/views';
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

  async #tell(): Promise<void> {
    await this.#spread();
    const now = this.#live.services.clock.now();
    for (const [guildId, untold] of this.#untold) this.#tellGuild(guildId, untold, now);
    this.#timer = undefined;
    if (this.#changed.size + this.#untold.size > 0) this.#schedule();
  }

  /** Gives each guild the changes of its members. What cannot be given now is given a second later. */
  async #spread(): Promise<void> {
    const changed = new Map(this.#changed);
    this.#changed.clear();
    try {
      for (const { _id, guildIds } of await this.#peopleOf([...changed.keys()]))
        for (const guildId of guildIds) this.#add(guildId, _id, changed.get(_id) ?? 'OFFLINE');
    } catch (error) {
      this.#live.log.error('it is not known whom a presence concerns', { error });
      for (const [userId, presence] of changed) if (!this.#changed.has(userId)) this.#changed.set(userId, presence);
    }
  }

  /** Nobody who was put out of a guild before the change is told of it, nor is anybody told of them. */
  async #peopleOf(userIds: readonly Id[]): Promise<readonly PersonDocument[]> {
    const { services, follower } = this.#live;
    if (userIds.length === 0) return [];
    await isUpToDate(this.#live);
    await services.views.waitFor(follower.position, [peopleView], patience);
    const people: PersonDocument[] = [];
    for (let from = 0; from < userIds.length; from += mostPeople)
      people.push(...(await services.readStore.getMany(peopleView, userIds.slice(from, from + mostPeople))));
    return people;
  }

  #add(guildId: Id, userId: Id, presence: Presence): void {
    if (this.#live.guilds.audience(guildId, passing) === 0) return;
    const untold = this.#untold.get(guildId) ?? { changes: new Map(), tooMany: false, notBefore: 0 };
    this.#untold.set(guildId, untold);
    if (untold.tooMany) return;
    untold.changes.set(userId, presence);
    if (untold.changes.size <= mostChanges) return;
    untold.tooMany = true;
    untold.changes.clear();
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
