import { BoundedCache, type EventStore, type StoredFact } from '@chat/platform';
import type { Id, Millis, Position } from '@chat/schema/events';
import type { Staged, StreamModel } from '../commands/index.ts';
import type { ConversationState } from './conversation.state.ts';
import { type MessageState, unknownMessage } from './message.state.ts';

/** The stream of an import's channel holds something that this import did not write there. */
export class ForeignConversation extends Error {
  override readonly name = 'ForeignConversation';
  constructor(stream: string, revision: number) {
    super(`${stream} holds at revision ${revision} what this import did not write`);
  }
}

/** A message that stands, or should stand, at a revision. */
export interface PlacedMessage {
  readonly id: Id;
  readonly revision: number;
}

/** What is looked up in the log before a batch: where its own first fact stands already. */
export type FoundAt = number | undefined;

const posted: Omit<Extract<MessageState, { readonly status: 'POSTED' }>, 'authorId'> = {
  status: 'POSTED',
  pinned: false,
  reactions: new Map(),
};
const mostKnown = 20_000;

/**
 * The stream of a channel under import: the guild is closed, so it holds messages of the import alone, each at a place that
 * its source decides. So it needs no read model, however long it is.
 */
export class ImportedConversation implements StreamModel<ConversationState, FoundAt> {
  readonly stream: string;
  readonly #store: Pick<EventStore, 'read'>;
  readonly #known = new BoundedCache<Id, Id>(mostKnown);
  #staged: readonly Staged[] = [];
  #revision: number | undefined;
  #lastAt: Millis = 0;

  constructor(stream: string, store: Pick<EventStore, 'read'>) {
    this.stream = stream;
    this.#store = store;
  }

  get revision(): number {
    return this.#revision ?? -1;
  }

  get lastAt(): Millis {
    return this.#lastAt;
  }

  async prepare(): Promise<void> {
    // The state rests on no read model.
  }

  async refresh(): Promise<undefined> {
    const [newest] = await this.#store.read(this.stream, { backwards: true, limit: 1 });
    if (newest !== undefined) this.#advance(newest);
    this.#revision ??= -1;
    return undefined;
  }

  /** Whether the message stands at its place. Another fact there is `ForeignConversation`. */
  async holds({ id, revision }: PlacedMessage): Promise<boolean> {
    if (this.#known.get(id) !== undefined) return true;
    const [fact] = await this.#store.read(this.stream, { from: revision, limit: 1 });
    if (fact === undefined) return false;
    if (fact.id !== id) throw new ForeignConversation(this.stream, revision);
    this.#learn(fact);
    return true;
  }

  state(): ConversationState {
    return { message: (id) => this.#message(id), reacts: () => false, pinned: () => 0 };
  }

  revisionOf(factId: Id, found: FoundAt): number | undefined {
    return found ?? this.#staged.find(({ id }) => id === factId)?.revision;
  }

  stage(facts: readonly Staged[]): void {
    this.#staged = [...this.#staged, ...facts];
  }

  settle(_positions: readonly Position[]): void {
    for (const fact of this.#staged) {
      this.#learn(fact);
      this.#advance(fact);
    }
    this.discard();
  }

  discard(): void {
    this.#staged = [];
  }

  #message(id: Id): MessageState {
    const authorId = this.#known.get(id) ?? authorOf(this.#staged.find((fact) => fact.id === id));
    return authorId === undefined ? unknownMessage : { ...posted, authorId };
  }

  #learn(fact: Staged | StoredFact): void {
    const authorId = authorOf(fact);
    if (authorId !== undefined) this.#known.set(fact.id, authorId);
  }

  #advance({ revision, meta }: Staged | StoredFact): void {
    if (revision <= this.revision) return;
    this.#revision = revision;
    this.#lastAt = meta.at;
  }
}

const authorOf = (fact: Staged | StoredFact | undefined): Id | undefined =>
  // Checked when it was appended.
  fact?.type === 'MessagePosted' ? (fact.data as { readonly authorId: Id }).authorId : undefined;
