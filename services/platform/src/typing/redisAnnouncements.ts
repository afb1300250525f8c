import type { Id } from '@chat/schema/events';
import { type Ids, systemIds } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import { isId, parsedMessage } from '../redis/messages.ts';
import type { RedisConnection } from '../redis/redis.ts';
import { type AnnouncementShapes, announcementOf, type TypedAnnouncement } from './announcementShape.ts';

/** Where something is announced that is no fact, and who hears of it. */
export interface AnnouncementListener<ToViewer, ToChannel> {
  toViewer(userId: Id, announcement: ToViewer): void;
  toChannel(channelId: Id, announcement: ToChannel): void;
}

/** Announcements to all nodes. Announcing never throws and never waits. */
export interface RedisAnnouncements<ToViewer, ToChannel> extends AnnouncementListener<ToViewer, ToChannel> {
  /** Answers with how to stop listening. Listeners are called one after the other and must not throw. */
  listen(listener: AnnouncementListener<ToViewer, ToChannel>): () => void;
  /** Hears nothing from other nodes any more. The connection stays open. */
  close(): void;
}

export interface RedisAnnouncementsOptions<ToViewer extends TypedAnnouncement, ToChannel extends TypedAnnouncement> {
  readonly redis: RedisConnection;
  readonly log: Log;
  /** What other nodes may announce: anything else is dropped with a warning. */
  readonly shapes: { readonly toViewer: AnnouncementShapes<ToViewer>; readonly toChannel: AnnouncementShapes<ToChannel> };
  readonly ids?: Ids;
}

const channel = 'announcements';
const mostCharacters = 4_096;

interface Message {
  /** The node that sent it. */
  readonly from: Id;
  readonly to: 'viewer' | 'channel';
  readonly id: Id;
  readonly announcement: unknown;
}

const parsed = (text: string): Partial<Message> => {
  const value = text.length > mostCharacters ? undefined : parsedMessage(text);
  return typeof value === 'object' && value !== null ? value : {};
};

const read = (text: string): Message | undefined => {
  const { from, to, id, announcement } = parsed(text);
  if (!isId(from) || !isId(id) || (to !== 'viewer' && to !== 'channel')) return undefined;
  return { from, to, id, announcement };
};

class NodeAnnouncements<ToViewer extends TypedAnnouncement, ToChannel extends TypedAnnouncement>
  implements RedisAnnouncements<ToViewer, ToChannel>
{
  readonly #options: RedisAnnouncementsOptions<ToViewer, ToChannel>;
  readonly #node: Id;
  readonly #listeners = new Set<AnnouncementListener<ToViewer, ToChannel>>();
  readonly #stop: () => void;
  #isReachable = true;

  constructor(options: RedisAnnouncementsOptions<ToViewer, ToChannel>) {
    this.#options = options;
    this.#node = (options.ids ?? systemIds).next();
    this.#stop = options.redis.subscribe(channel, { heard: (text) => this.#heard(text) });
  }

  toViewer(userId: Id, announcement: ToViewer): void {
    for (const listener of this.#listeners) listener.toViewer(userId, announcement);
    this.#tell({ from: this.#node, to: 'viewer', id: userId, announcement });
  }

  toChannel(channelId: Id, announcement: ToChannel): void {
    for (const listener of this.#listeners) listener.toChannel(channelId, announcement);
    this.#tell({ from: this.#node, to: 'channel', id: channelId, announcement });
  }

  listen(listener: AnnouncementListener<ToViewer, ToChannel>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop();
    this.#listeners.clear();
  }

  /** Whoever hears it too late is better off without it, so what fails is not tried again. It is said once an outage. */
  #tell(message: Message): void {
    const { redis, log } = this.#options;
    redis.publish(channel, JSON.stringify(message)).then(
      () => {
        this.#isReachable = true;
      },
      (error: unknown) => {
        if (this.#isReachable) log.warn('other nodes could not be told of an announcement', { error });
        this.#isReachable = false;
      },
    );
  }

  #heard(text: string): void {
    const message = read(text);
    // What this node has announced was heard here at once.
    if (message?.from === this.#node) return;
    if (message === undefined || !this.#pass(message))
      this.#options.log.warn('an announcement of another node is malformed', { characters: text.length });
  }

  #pass({ to, id, announcement }: Message): boolean {
    const { shapes } = this.#options;
    if (to === 'viewer') {
      const known = announcementOf(announcement, shapes.toViewer);
      if (known !== undefined) for (const listener of this.#listeners) listener.toViewer(id, known);
      return known !== undefined;
    }
    const known = announcementOf(announcement, shapes.toChannel);
    if (known !== undefined) for (const listener of this.#listeners) listener.toChannel(id, known);
    return known !== undefined;
  }
}

/**
 * Announcements of all nodes that share a Redis: typing, read positions and the like. What a node announces its own listeners hear at
 * once, whether Redis is there or not, and once; the others hear it a moment later, or never where Redis is away.
 */
export const redisAnnouncements = <ToViewer extends TypedAnnouncement, ToChannel extends TypedAnnouncement>(
  options: RedisAnnouncementsOptions<ToViewer, ToChannel>,
): RedisAnnouncements<ToViewer, ToChannel> => new NodeAnnouncements(options);
