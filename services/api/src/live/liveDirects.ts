import type { Aggregates } from '@chat/domain/commands';
import { type DirectConversationState, directConversation } from '@chat/domain/directMessages';
import { type Id, type Opened, streams, subjectOf } from '@chat/schema/events';
import { reset } from './control.types.ts';
import type { OpenedDirectFact } from './directFactOf.ts';
import type { Followed, FollowedStreams } from './followedStreams.ts';
import type { Subscription } from './subscription.ts';
import type { Topic } from './topic.ts';
import { directVisibility } from './visibility.ts';

/** One subscription to what is said in a direct conversation. */
export interface DirectSubscription {
  readonly subscription: Subscription;
  readonly channelId: Id;
  readonly topic: Topic;
}

/** The direct conversations that somebody on this node has open: who is in them, as far as the hub has read. */
export class LiveDirects {
  readonly #aggregates: Aggregates;
  readonly #streams: FollowedStreams;
  readonly #entries = new Map<DirectSubscription, Followed<DirectConversationState> | undefined>();
  readonly #byConversation = new Map<Id, Set<DirectSubscription>>();
  evictions = 0;

  constructor(aggregates: Aggregates, streams: FollowedStreams) {
    this.#aggregates = aggregates;
    this.#streams = streams;
  }

  /** Loads who is in the conversation; what happens to that from now on ends the subscription. */
  async enter(entry: DirectSubscription): Promise<void> {
    const { channelId } = entry;
    this.#entries.set(entry, undefined);
    this.#byConversation.set(channelId, (this.#byConversation.get(channelId) ?? new Set()).add(entry));
    const followed = await this.#streams.follow(streams.dm(channelId), directConversation);
    if (this.#entries.has(entry)) this.#entries.set(entry, followed);
    else this.#streams.unfollow(followed);
  }

  /** Forgets a subscription. */
  leave(entry: DirectSubscription): void {
    const followed = this.#entries.get(entry);
    this.#entries.delete(entry);
    const others = this.#byConversation.get(entry.channelId);
    others?.delete(entry);
    if (others?.size === 0) this.#byConversation.delete(entry.channelId);
    if (followed !== undefined) this.#streams.unfollow(followed);
  }

  /** Nothing while it is not known who is in the conversation, and to whoever is not. */
  visibilityOf(entry: DirectSubscription): string | undefined {
    const followed = this.#entries.get(entry);
    return followed && directVisibility(followed.state, entry.subscription.connection.userId);
  }

  /** Revision of the fact by which the viewer came. */
  joinedRevisionOf(entry: DirectSubscription): number | undefined {
    const state = this.#entries.get(entry)?.state;
    return state?.status === 'OPENED' ? state.participants.get(entry.subscription.connection.userId) : undefined;
  }

  /** Who is in the conversation has changed with this fact: ends what may not be seen any more. */
  recheck(fact: Opened): void {
    for (const entry of [...(this.#byConversation.get(subjectOf(fact.stream)) ?? [])]) {
      // Whose standing is being loaded is checked after that.
      if (this.#entries.get(entry) === undefined || this.visibilityOf(entry) !== undefined) continue;
      this.evictions += 1;
      entry.subscription.endWith(reset('ACCESS_CHANGED'));
    }
  }

  /** Whom each fact concerns: those who are in the conversation by now, and whoever leaves by it. */
  async concerned(facts: readonly Opened[]): Promise<ReadonlyMap<Id, Iterable<Id>>> {
    const found = new Map<Id, Iterable<Id>>();
    for (const fact of facts) {
      if (!fact.stream.startsWith('dm-')) continue;
      const { state } = await this.#aggregates.load(fact.stream, directConversation);
      const here = state.status === 'OPENED' ? state.participants.keys() : [];
      const { type, data } = fact as OpenedDirectFact; // by the prefix
      found.set(fact.id, type === 'ParticipantLeft' ? new Set(here).add(data.userId) : here);
    }
    return found;
  }
}
