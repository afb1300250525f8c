import type { Services } from '@chat/domain/commands';
import { directConversation } from '@chat/domain/directMessages';
import { BoundedCache, type Log } from '@chat/platform';
import { type Id, type Opened, streams, subjectOf } from '@chat/schema/events';
import { ChannelNews } from './channelNews.ts';
import { DirectConversationAdvanced } from './directFacts.types.ts';
import type { LiveGuilds } from './liveGuilds.ts';
import type { LiveViewers } from './liveViewers.ts';

const mostChannels = 50_000;

export interface DirectNewsOptions {
  readonly services: Services;
  readonly log: Log;
  readonly guilds: LiveGuilds;
  readonly viewers: LiveViewers;
}

/** Tells the people of direct conversations of new messages, whatever they have open: each at once, then once a second. */
export class DirectNews {
  readonly #options: DirectNewsOptions;
  readonly #news: ChannelNews;
  /** Whether a channel is that of a direct conversation: it was from its first message on, or never will be. */
  readonly #isDirect = new BoundedCache<Id, boolean>(mostChannels);

  constructor(options: DirectNewsOptions) {
    this.#options = options;
    this.#news = new ChannelNews((channelId, seq) => void this.#tell(channelId, seq));
  }

  /** Finds out which channels are those of direct conversations; one read of the log for each that nobody asked about. */
  async learn(facts: readonly Opened[]): Promise<void> {
    const { services, guilds, viewers } = this.#options;
    if (viewers.isEmpty) return;
    for (const { type, stream } of facts) {
      const channelId = subjectOf(stream);
      if (type !== 'MessagePosted' || guilds.hasChannel(channelId) || this.#isDirect.get(channelId) !== undefined) continue;
      const [opened] = await services.store.read(streams.dm(channelId), { limit: 1 });
      this.#isDirect.set(channelId, opened !== undefined);
    }
  }

  /** There is a new message in a channel. */
  posted(channelId: Id, seq: number): void {
    if (this.#isDirect.get(channelId) === true) this.#news.posted(channelId, seq);
  }

  stop(): void {
    this.#news.stop();
  }

  /** To those who are in the conversation by then. */
  async #tell(conversationId: Id, lastMessageSeq: number): Promise<void> {
    const { services, viewers, log } = this.#options;
    try {
      const { state } = await services.aggregates.load(streams.dm(conversationId), directConversation);
      const participants = state.status === 'OPENED' ? state.participants.keys() : [];
      viewers.tell(participants, () => Object.assign(new DirectConversationAdvanced(), { conversationId, lastMessageSeq }));
    } catch (error) {
      log.error('new messages of a direct conversation could not be told', { error, conversationId });
    }
  }
}
