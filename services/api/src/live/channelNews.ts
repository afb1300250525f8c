import type { Id } from '@chat/schema/events';

const pause = 1_000;

interface Told {
  seq: number;
  newest: number;
  timer: NodeJS.Timeout;
}

/** Tells of the newest message of each channel at once, and then at most once a second. */
export class ChannelNews {
  readonly #tell: (channelId: Id, seq: number) => void;
  readonly #told = new Map<Id, Told>();

  constructor(tell: (channelId: Id, seq: number) => void) {
    this.#tell = tell;
  }

  posted(channelId: Id, seq: number): void {
    const told = this.#told.get(channelId);
    if (told === undefined) this.#now(channelId, seq);
    else if (seq > told.newest) told.newest = seq;
  }

  stop(): void {
    for (const { timer } of this.#told.values()) clearTimeout(timer);
    this.#told.clear();
  }

  #now(channelId: Id, seq: number): void {
    this.#tell(channelId, seq);
    const timer = setTimeout(() => this.#later(channelId), pause);
    timer.unref();
    this.#told.set(channelId, { seq, newest: seq, timer });
  }

  #later(channelId: Id): void {
    const told = this.#told.get(channelId);
    this.#told.delete(channelId);
    if (told !== undefined && told.newest > told.seq) this.#now(channelId, told.newest);
  }
}
