import type { EventStore, ReadStore, StoredFact } from '@chat/platform';
import type { Emoji, Folded, Id, MessagingFact, Millis, Position } from '@chat/schema/events';
import { conversationsView, conversationViews, type MessageDocument, reactorId } from '@chat/schema/views';
import type { Staged, StreamModel } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';
import type { ConversationState } from './conversation.state.ts';
import type { ConversationDocuments } from './conversationDocuments.ts';
import { evolveMessage, type MessageState, messageIdOf, unknownMessage } from './message.state.ts';

/** A fact above the read models. A staged one has no position yet. */
type TailFact = Folded<MessagingFact> & { readonly position?: Position };

const page = 1_000;
const mostTail = 20_000;
const trimFrom = 512;

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

/** A channel's stream: too long to fold, so each command's documents are brought up to date with the facts above them. */
export class ConversationModel implements StreamModel<ConversationState, ConversationDocuments> {
  readonly stream: string;
  readonly #channelId: Id;
  readonly #store: EventStore;
  readonly #readStore: ReadStore;
  #tail: TailFact[] = [];
  #byMessage = new Map<Id, TailFact[]>();
  #ids = new Map<Id, number>();
  #staged: TailFact[] = [];
  #revision: number | undefined;
  #lastAt: Millis = 0;
  #nextRead: Promise<Refusal | undefined> | undefined;

  constructor(stream: string, channelId: Id, stores: { readonly store: EventStore; readonly readStore: ReadStore }) {
    this.stream = stream;
    this.#channelId = channelId;
    this.#store = stores.store;
    this.#readStore = stores.readStore;
  }

  get revision(): number {
    return this.#revision ?? -1;
  }

  get lastAt(): Millis {
    return this.#lastAt;
  }

  /** Drops facts that every view shows. Documents are read after it, so none is left without the facts above it. */
  async prepare(): Promise<void> {
    if (this.#revision === undefined) await this.#begin();
    if (this.#tail.length < trimFrom) return;
    const checkpoints = await Promise.all(conversationViews.map((view) => this.#readStore.checkpoint(view)));
    const shown = checkpoints.map((checkpoint) => checkpoint?.position ?? '').sort()[0] ?? '';
    const from = this.#tail.findIndex((fact) => fact.position === undefined || fact.position > shown);
    if (from === 0) return;
    const kept = from < 0 ? [] : this.#tail.slice(from);
    this.#tail = [];
    this.#byMessage = new Map();
    this.#ids = new Map();
    for (const fact of kept) this.#index(fact);
  }

  refresh(): Promise<Refusal | undefined> {
    this.#nextRead ??= Promise.resolve().then(() => {
      this.#nextRead = undefined;
      return this.#readTail();
    });
    return this.#nextRead;
  }

  state(documents: ConversationDocuments): ConversationState {
    return {
      message: (messageId) => this.#message(messageId, documents),
      reacts: (messageId, emoji, userId) => this.#reacts({ messageId, emoji, userId }, documents),
      pinned: this.#pinned(documents),
    };
  }

  revisionOf(factId: Id, documents: ConversationDocuments): number | undefined {
    const shown = documents.messages.get(factId)?.seq ?? (documents.receipt?._id === factId ? documents.receipt.seq : undefined);
    return this.#ids.get(factId) ?? (shown === undefined ? undefined : shown - 1);
  }

  stage(fact: Staged): void {
    // `checkFact` lets only messaging facts into a channel's stream.
    const folded = fact as unknown as TailFact;
    this.#index(folded);
    this.#staged.push(folded);
  }

  settle(positions: readonly Position[]): void {
    const settled = this.#staged.map((fact, index) => ({ ...fact, position: positions[index] as Position }));
    this.discard();
    for (const fact of settled) this.#commit(fact);
  }

  discard(): void {
    for (const fact of this.#staged) {
      this.#ids.delete(fact.id);
      const facts = this.#byMessage.get(messageIdOf(fact));
      facts?.splice(facts.indexOf(fact), 1);
    }
    if (this.#staged.length > 0) this.#tail = this.#tail.filter((fact) => !this.#staged.includes(fact));
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

  async #readTail(): Promise<Refusal | undefined> {
    if (this.#revision === undefined) await this.#begin();
    let facts: readonly StoredFact[];
    do {
      facts = await this.#store.read(this.stream, { from: this.revision + 1, limit: page });
      for (const fact of facts) this.#commit(fact as unknown as TailFact);
      if (this.#tail.length > mostTail) return rejected('PROJECTION_BEHIND', { retryAfter: 5_000 });
    } while (facts.length === page);
    return undefined;
  }

  async #begin(): Promise<void> {
    const known = await this.#readStore.get(conversationsView, this.#channelId);
    const others = await Promise.all(conversationViews.map((view) => this.#readStore.checkpoint(view)));
    // Views may be at different places: only what all of them show needs no tail.
    const isShown = known !== undefined && others.every((checkpoint) => (checkpoint?.position ?? '') >= known.pos);
    this.#revision = isShown ? known.lastSeq - 1 : -1;
    this.#lastAt = isShown ? known.lastAt : 0;
  }

  #commit(fact: TailFact): void {
    if (fact.revision <= this.revision) return;
    this.#index(fact);
    this.#revision = fact.revision;
    this.#lastAt = fact.meta.at;
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
