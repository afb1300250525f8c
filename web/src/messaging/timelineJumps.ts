import type { Client } from '@urql/core';
import { ask } from '../shared/asking.ts';
import type { Observable } from '../shared/observable.ts';
import type { ChannelState } from './channelState.ts';
import { toMessage, toMoment } from './leading.ts';
import { MessagePlaceDocument } from './messagePlace.generated.ts';
import type { TimelinePager } from './timelinePager.ts';
import type { TimelineState } from './timelineState.ts';

interface JumpsOptions {
  readonly state: Observable<ChannelState>;
  readonly pager: TimelinePager;
  readonly client: Client;
}

/** Leads a reader to places of a channel. What is around the place is loaded where it is not held. */
export class TimelineJumps {
  readonly #options: JumpsOptions;

  constructor(options: JumpsOptions) {
    this.#options = options;
  }

  /** To the message with this `seq`, else to the nearest. */
  toSeq(seq: number): Promise<void> {
    const { pager } = this.#options;
    const { messages } = this.#timeline;
    if (messages.some((message) => message.seq === seq)) return pager.lead(toMessage(messages, seq));
    return pager.jump(
      () => pager.around({ around: seq }),
      (found) => toMessage(found, seq),
    );
  }

  async toMessage(id: string): Promise<void> {
    const { pager, client } = this.#options;
    const held = this.#timeline.messages.find((message) => message.id === id);
    if (held !== undefined) return this.toSeq(held.seq);
    try {
      const { node } = await ask(client, MessagePlaceDocument, { id });
      await this.toSeq(node?.__typename === 'Message' ? node.seq : 0);
    } catch (error) {
      pager.fail(error, () => this.toMessage(id));
    }
  }

  /** To the first message at a moment or later. */
  toMoment(at: string): Promise<void> {
    const { pager } = this.#options;
    return pager.jump(
      () => pager.around({ at }),
      (found) => toMoment(found, at),
    );
  }

  /** To the first message that was unread when the channel was opened. */
  toUnread(): Promise<void> {
    const { pager, state } = this.#options;
    const { readUpTo = 0 } = state.get();
    if (this.#timeline.messages.some(({ seq }) => seq === readUpTo + 1)) return pager.lead({ kind: 'unread' });
    return pager.jump(
      () => pager.around({ around: readUpTo + 1 }),
      () => ({ kind: 'unread' }),
    );
  }

  toPresent(): Promise<void> {
    const { pager } = this.#options;
    if (!this.#timeline.hasNewer) return pager.lead({ kind: 'end' });
    return pager.jump(
      () => pager.before(null),
      () => ({ kind: 'end' }),
    );
  }

  get #timeline(): TimelineState {
    return this.#options.state.get().timeline;
  }
}
