import type { EventStore, ReadStore, StoredFact } from '@chat/platform';
import type { Emoji, Id, MessagingFact, Millis, Position, TextlessOf } from '@chat/schema/events';
import { conversationViews, type MessageDocument, reactorId } from '@chat/schema/views';
import type { Staged, StreamModel } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';
import type { ConversationState } from './conversation.state.ts';
import type { ConversationDocuments } from './conversationDocuments.ts';
import { evolveMessage, type MessageState, messageIdOf, unknownMessage } from './message.state.ts';
import { newestFacts } from './newestFacts.ts';

/** A fact above the read models, without its text. A staged one has no position yet. */
type TailFact = TextlessOf<MessagingFact> & { readonly id: Id; readonly revision: number; position?: Position };

const page = 1_000;
const mostTail = 20_000;

const behind: Refusal = rejected('PROJECTION_BEHIND', { retryAfter: 5_000 });

const stateOf = (document: MessageDocument): MessageState =>
  document.deletedAt !== null
    ? { status: 'DELETED', authorId: document.authorId }
    : {
        status: 'POSTED',
        authorId: document.authorId,
        pinned: document.pinnedAt !== null,
        reactions: new Map(document.reactions.map(({ emoji, count }) => [emoji, count])),
      };

const isAbove = (fact: TailFact, document: { readonly pos: Position } | undefined): boolean =>
  document === undefined || fact.position === undefined || fact.position > document.pos;

/** What states fold; tails of many channels are kept, so nothing else is. `checkFact` lets only messaging facts into the stream. */
const tailFactOf = ({ id, type, data, revision }: Staged, position: Position | undefined): TailFact => {
  const { text: _text, ...textless } = data as { readonly text?: unknown };
  return { id, type, data: textless, revision, ...(position === undefined ? {} : { position }) } as unknown as TailFact;
};

interface ModelOptions {
  readonly store: EventStore;
  readonly readStore: ReadStore;
  /** How many facts are kept before those are dropped that every view shows. */
  readonly trimFrom: number;
}

/** A channel's stream: too long to fold, so each command's documents are brought up to date with the facts above them. */
export class ConversationModel implements StreamModel<ConversationState, ConversationDocuments> {
  readonly stream: string;
  readonly #store: EventStore;
  readonly #readStore: ReadStore;
  readonly #trimFrom: number;
  #tail: TailFact[] = [];
  #byMessage = new Map<Id, TailFact[]>();
  #ids = new Map<Id, number>();
  #staged: { readonly fact: TailFact; readonly at: Millis }[] = [];
  /** Every view shows everything up to here, and did before the documents of the batch under way were read. */
  #shown: Position = '';
  #revision: number | undefined;
  #lastAt: Millis = 0;

  constructor(stream: string, { store, readStore, trimFrom }: ModelOptions) {
    this.stream = stream;
    this.#store = store;
    this.#readStore = readStore;
    this.#trimFrom = trimFrom;
  }

  get revision(): number {
    return this.#revision ?? -1;
  }

  get lastAt(): Millis {
    return this.#lastAt;
  }

  /** Drops facts that every view shows. Documents are read after it, so none is left without the facts above it. */
  async prepare(): Promise<void> {
    if (this.#revision !== undefined && this.#tail.length < this.#trimFrom) return;
    const checkpoints = await Promise.all(conversationViews.map((view) => this.#readStore.checkpoint(view)));
    this.#shown = checkpoints.map((checkpoint) => checkpoint?.position ?? '').sort()[0] ?? '';
    const from = this.#tail.findIndex((fact) => fact.position === undefined || fact.position > this.#shown);
    if (from === 0) return;
    const kept = from < 0 ? [] : this.#tail.slice(from);
    this.#tail = [];
    this.#byMessage = new Map();
    this.#ids = new Map();
    for (const fact of kept) this.#index(fact);
  }

  /** One queue calls it, after `prepare`. */
  async refresh(): Promise<Refusal | undefined> {
    if (this.#revision === undefined) return this.#begin();
    let facts: readonly StoredFact[];
    do {
      facts = await this.#store.read(this.stream, { from: this.revision + 1, limit: page });
      for (const fact of facts) this.#commit(tailFactOf(fact, fact.position), fact.meta.at);
      if (this.#tail.length > mostTail) return behind;
    } while (facts.length === page);
    return undefined;
  }

  state(documents: ConversationDocuments): ConversationState {
    return {
      message: (messageId) => this.#message(messageId, documents),
      reacts: (messageId, emoji, userId) => this.#reacts({ messageId, emoji, userId }, documents),
      // It looks at the whole tail, and few commands ask.
      pinned: () => this.#pinned(documents),
    };
  }

  revisionOf(factId: Id, documents: ConversationDocuments): number | undefined {
    const shown = documents.messages.get(factId)?.seq ?? (documents.receipt?._id === factId ? documents.receipt.seq : undefined);
    return this.#ids.get(factId) ?? (shown === undefined ? undefined : shown - 1);
  }

  stage(facts: readonly Staged[]): void {
    for (const staged of facts) {
      const fact = tailFactOf(staged, undefined);
      this.#index(fact);
      this.#staged.push({ fact, at: staged.meta.at });
    }
  }

  settle(positions: readonly Position[]): void {
    for (const [index, { fact, at }] of this.#staged.entries()) {
      fact.position = positions[index] as Position; // one a fact
      this.#revision = fact.revision;
      this.#lastAt = at;
    }
    this.#staged = [];
  }

  /** What is staged stands at the end of the tail, and of its message's facts. */
  discard(): void {
    for (const { fact } of this.#staged.toReversed()) {
      this.#tail.pop();
      this.#ids.delete(fact.id);
      this.#byMessage.get(messageIdOf(fact))?.pop();
    }
    this.#staged = [];
  }

  #message(messageId: Id, documents: ConversationDocuments): MessageState {
    const document = documents.messages.get(messageId);
    let state = document === undefined ? unknownMessage : stateOf(document);
    for (const fact of this.#byMessage.get(messageId) ?? []) if (isAbove(fact, document)) state = evolveMessage(state, fact);
    return state;
  }

  #reacts(
    who: { readonly messageId: Id; readonly emoji: Emoji; readonly userId: Id },
    documents: ConversationDocuments,
  ): boolean {
    const document = documents.reactors.get(reactorId(who.messageId, who.emoji, who.userId));
    let reacts = document !== undefined;
    for (const fact of this.#byMessage.get(who.messageId) ?? []) {
      if (fact.type !== 'ReactionAdded' && fact.type !== 'ReactionRemoved') continue;
      if (fact.data.emoji === who.emoji && fact.data.userId === who.userId && isAbove(fact, document))
        reacts = fact.type === 'ReactionAdded';
    }
    return reacts;
  }

  #pinned({ conversation }: ConversationDocuments): number {
    let pinned = conversation?.pinned ?? 0;
    for (const fact of this.#tail) {
      if (!isAbove(fact, conversation)) continue;
      if (fact.type === 'MessagePinned') pinned += 1;
      if (fact.type === 'MessageUnpinned') pinned -= 1;
    }
    return pinned;
  }

  /** Views may be at different places: only what all of them show needs no tail. */
  async #begin(): Promise<Refusal | undefined> {
    const { newest, above } = await newestFacts(this.#store, this.stream, { above: this.#shown, most: mostTail });
    if (above === undefined) return behind;
    for (const fact of above) this.#index(tailFactOf(fact, fact.position));
    this.#revision = newest?.revision ?? -1;
    this.#lastAt = newest?.meta.at ?? 0;
    return undefined;
  }

  #commit(fact: TailFact, at: Millis): void {
    if (fact.revision <= this.revision) return;
    this.#index(fact);
    this.#revision = fact.revision;
    this.#lastAt = at;
  }

  #index(fact: TailFact): void {
    this.#tail.push(fact);
    this.#ids.set(fact.id, fact.revision);
    const messageId = messageIdOf(fact);
    const facts = this.#byMessage.get(messageId);
    if (facts === undefined) this.#byMessage.set(messageId, [fact]);
    else facts.push(fact);
  }
}
