import { newCommandId } from '../session/commandId.ts';
import type { Problem } from '../shared/problem.ts';
import type { Reply } from './message.ts';
import type { OutboxPorts } from './outboxPorts.ts';

/** What somebody says, before it is in the channel. */
export interface Draft {
  readonly channelId: string;
  readonly content: string;
  readonly replies: readonly Reply[];
}

/** A message of one's own on its way. */
export interface Unsent extends Draft {
  /** Makes it one message, however often it is sent. */
  readonly clientMessageId: string;
  /** Why the server refused it; absent while it is on its way. */
  readonly refusal?: Problem;
}

/** An unsent message with its place: the order of pressing Enter. */
export interface Kept extends Unsent {
  readonly order: number;
}

const longestPause = 10_000;
/** Refusals that pass by themselves: nobody needs to do anything. */
const passing: ReadonlySet<string> = new Set([
  'UNREACHABLE',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'PROJECTION_BEHIND',
  'UNAUTHENTICATED',
  'INTERNAL',
]);

/**
 * Sends what somebody says, in order in each channel, as often as it takes and once in effect. What is added is kept before it is
 * shown as said: a reload, a crash or another tab goes on with it.
 */
export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #listeners = new Set<() => void>();
  readonly #sending = new Set<string>();
  readonly #slowed = new Map<string, number>();
  /** On their way to the disk. */
  #adding: readonly Kept[] = [];
  #kept: readonly Kept[] = [];
  #shown: readonly Kept[] = [];
  #isStopped = false;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  /** All that is unsent, in order. The same list until something changes. */
  unsent = (): readonly Kept[] => this.#shown;

  /** Until when the server takes no message of a channel, by `now` of the ports; `undefined` where it takes them. */
  slowedUntil = (channelId: string): number | undefined => this.#slowed.get(channelId);

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Goes on with what is kept, also where another tab has added it. */
  async load(): Promise<void> {
    this.#show(await this.#ports.store.all());
    for (const { channelId } of this.#kept) this.#go(channelId);
  }

  /** Shows it at once. It is kept when this resolves; where that fails, it is gone. */
  async add(draft: Draft): Promise<void> {
    const unsent = { ...draft, clientMessageId: newCommandId() };
    this.#begin({ ...unsent, order: Number.MAX_SAFE_INTEGER });
    try {
      const kept = await this.#ports.store.add(unsent);
      this.#end(unsent.clientMessageId, [...this.#kept.filter(({ order }) => order !== kept.order), kept]);
    } catch (error) {
      this.#end(unsent.clientMessageId, this.#kept);
      throw error;
    }
    this.#ports.tell();
    this.#go(draft.channelId);
  }

  /** Sends a refused one again, under its own key. */
  async retry(order: number): Promise<void> {
    const kept = this.#find(order);
    if (kept === undefined) return;
    const { refusal: _refusal, ...again } = kept;
    await this.#replace(again);
    this.#go(kept.channelId);
  }

  async discard(order: number): Promise<void> {
    await this.#ports.store.remove(order);
    this.#forget(order);
  }

  stop(): void {
    this.#isStopped = true;
  }

  #find(order: number): Kept | undefined {
    return this.#kept.find((kept) => kept.order === order);
  }

  #begin(adding: Kept): void {
    this.#adding = [...this.#adding, adding];
    this.#show(this.#kept);
  }

  #end(clientMessageId: string, kept: readonly Kept[]): void {
    this.#adding = this.#adding.filter((adding) => adding.clientMessageId !== clientMessageId);
    this.#show(kept);
  }

  #show(kept: readonly Kept[]): void {
    this.#kept = kept;
    const keys = new Set(kept.map(({ clientMessageId }) => clientMessageId));
    this.#shown = [...kept, ...this.#adding.filter(({ clientMessageId }) => !keys.has(clientMessageId))];
    for (const listener of this.#listeners) listener();
  }

  #forget(order: number): void {
    this.#show(this.#kept.filter((kept) => kept.order !== order));
    this.#ports.tell();
  }

  async #replace(changed: Kept): Promise<void> {
    await this.#ports.store.replace(changed);
    this.#show(this.#kept.map((kept) => (kept.order === changed.order ? changed : kept)));
    this.#ports.tell();
  }

  #go(channelId: string): void {
    if (this.#sending.has(channelId) || this.#isStopped) return;
    this.#sending.add(channelId);
    const work = (): Promise<void> => this.#sendAll(channelId);
    void this.#ports
      .exclusively(`outbox ${channelId}`, work)
      // Where the disk or the lock failed, the turn comes again.
      .catch(() => this.#rest(0))
      .finally(() => {
        this.#sending.delete(channelId);
        // Said while the last one was being put away.
        if (this.#next(channelId) !== undefined) this.#go(channelId);
      });
  }

  async #sendAll(channelId: string): Promise<void> {
    // Another tab may have sent some while this one waited for its turn.
    this.#show(await this.#ports.store.all());
    for (let next = this.#next(channelId); next !== undefined && !this.#isStopped; next = this.#next(channelId))
      await this.#send(next);
  }

  #next(channelId: string): Kept | undefined {
    return this.#kept.find((kept) => kept.channelId === channelId && kept.refusal === undefined);
  }

  async #send(kept: Kept): Promise<void> {
    for (let attempt = 0; !this.#isStopped && this.#find(kept.order) !== undefined; attempt += 1) {
      const refusal = await this.#refusalOf(kept);
      if (refusal === undefined) return this.discard(kept.order);
      if (!passing.has(refusal.code)) return this.#replace({ ...kept, refusal });
      await this.#wait(kept.channelId, attempt, refusal);
    }
  }

  async #refusalOf(kept: Kept): Promise<Problem | undefined> {
    try {
      await this.#ports.send(kept);
      return undefined;
    } catch (error) {
      return this.#ports.problemOf(error);
    }
  }

  async #wait(channelId: string, attempt: number, { code, retryAfter = 0 }: Problem): Promise<void> {
    if (code !== 'RATE_LIMITED') return this.#rest(attempt, retryAfter);
    this.#slow(channelId, this.#ports.now() + retryAfter);
    await this.#rest(attempt, retryAfter);
    this.#slow(channelId, undefined);
  }

  #slow(channelId: string, until: number | undefined): void {
    if (until === undefined) this.#slowed.delete(channelId);
    else this.#slowed.set(channelId, until);
    this.#show(this.#kept);
  }

  /** Longer with every attempt, and never less than the server asks for. */
  #rest(attempt: number, least = 0): Promise<void> {
    const growing = Math.min(longestPause, 300 * 2 ** attempt);
    return this.#ports.pause(Math.max(least, growing * (0.5 + this.#ports.chance() / 2)));
  }
}
