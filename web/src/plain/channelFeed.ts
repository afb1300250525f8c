import type { Client } from 'graphql-ws';
import type { Session } from '../session/session.ts';
import { type ChannelEvent, channelEvents, type Message, messages } from './operations.ts';
import type { Timeline } from './timeline.ts';

interface FeedOptions {
  readonly client: Client;
  readonly session: Session;
  readonly channelId: string;
  readonly timeline: Timeline;
  /** The timeline has changed; the page of history that it changed by, where it was one. */
  readonly onChange: (page: readonly Message[]) => void;
  readonly onProblem: (error: unknown) => void;
}

/** Keeps a timeline equal to its channel: first the live facts, then the newest page, then both together. */
export class ChannelFeed {
  readonly #options: FeedOptions;
  #cursor: string | null = null;
  #early: ChannelEvent[] | undefined = [];
  #older: string | null = null;
  /** No page may be older: it would bring removed texts back. */
  #minPosition: string | null = null;
  #unsubscribe: () => void = () => undefined;
  #isStopped = false;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  get hasOlder(): boolean {
    return this.#older !== null;
  }

  start(): void {
    const { client, channelId, onProblem } = this.#options;
    const cursor = (): string | null => this.#cursor;
    const variables = {
      channelId,
      // The stock client sends the same payload again when it comes back. It is read then, and is the newest by then.
      get after() {
        return cursor();
      },
    };
    this.#unsubscribe = client.subscribe<{ channelEvents: ChannelEvent }>(
      { query: channelEvents.document, variables },
      {
        next: ({ data, errors }) => {
          if (data) this.#take(data.channelEvents);
          else onProblem(errors?.[0]);
        },
        error: onProblem,
        complete: () => undefined,
      },
    );
  }

  stop(): void {
    this.#isStopped = true;
    this.#unsubscribe();
  }

  /** One more page of history in front of what is there. */
  async loadOlder(): Promise<void> {
    await this.#load(this.#older);
  }

  #take(event: ChannelEvent): void {
    if (event.__typename === 'Reset') {
      this.#startAgain(event.resumeFrom);
      return;
    }
    if (event.__typename === 'TextsRemoved') this.#minPosition = event.position;
    else this.#cursor = event.cursor;
    if (event.__typename === 'CaughtUp') {
      if (this.#early !== undefined) void this.#loadNewest();
    } else if (this.#early !== undefined) {
      this.#early.push(event);
    } else {
      this.#options.timeline.apply(event);
      this.#options.onChange([]);
    }
  }

  #startAgain(resumeFrom: string | null): void {
    this.#unsubscribe();
    this.#cursor = resumeFrom;
    this.#early = [];
    this.#options.timeline.clear();
    this.start();
  }

  async #loadNewest(): Promise<void> {
    await this.#load(null);
    // A page may be older than a fact that came before it.
    for (const event of this.#early ?? []) this.#options.timeline.apply(event);
    this.#early = undefined;
    this.#options.onChange([]);
  }

  async #load(before: string | null): Promise<void> {
    const { session, channelId, timeline, onChange, onProblem } = this.#options;
    try {
      const { channel } = await session.ask(messages, { channelId, before, minPosition: this.#minPosition });
      if (channel === null || this.#isStopped) return;
      const page = channel.messages.edges.map(({ node }) => node);
      this.#older = channel.messages.pageInfo.hasPreviousPage ? channel.messages.pageInfo.startCursor : null;
      timeline.merge(page);
      onChange(page);
    } catch (error) {
      onProblem(error);
    }
  }
}
