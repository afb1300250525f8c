import type { ChannelEvent, Message } from './operations.ts';

/** A message as the page shows it. */
export interface Row {
  readonly id: string;
  readonly seq: number;
  readonly authorId: string;
  readonly content: string | null;
  /** The fact that wrote its text. */
  readonly revisionId: string;
  readonly sentAt: string;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
}

const rowOf = ({ id, seq, authorId, content, revisionId, sentAt, editedAt, deletedAt }: Message): Row => ({
  id,
  seq,
  authorId,
  content,
  revisionId,
  sentAt,
  isEdited: editedAt !== null,
  isDeleted: deletedAt !== null,
});

/** The messages of a channel: pages of history and live facts come together here, in whatever order they arrive. */
export class Timeline {
  readonly #rows = new Map<string, Row>();

  /** In the order of the channel. */
  rows(): readonly Row[] {
    return [...this.#rows.values()].sort((one, other) => one.seq - other.seq);
  }

  has(messageId: string): boolean {
    return this.#rows.has(messageId);
  }

  clear(): void {
    this.#rows.clear();
  }

  /** A page of history. Apply facts again that came before it: the page may be older than they are. */
  merge(messages: readonly Message[]): void {
    for (const message of messages) this.#rows.set(message.id, rowOf(message));
  }

  /** A live or replayed fact. The same one again changes nothing. */
  apply(event: ChannelEvent): void {
    switch (event.__typename) {
      case 'MessagePosted':
        this.#post(event);
        break;
      case 'MessageEdited':
        this.#edit(event);
        break;
      case 'MessageDeleted':
        this.#change(event.messageId, (row) => ({ ...row, content: null, isDeleted: true }));
        break;
      case 'TextsRemoved':
        this.#forget(new Set(event.texts.map(({ revisionId }) => revisionId)));
        break;
      case 'ReactionAdded':
      case 'ReactionRemoved':
      case 'MessagePinned':
      case 'MessageUnpinned':
      case 'CaughtUp':
      case 'Reset':
        // Nothing that this page shows.
        break;
    }
  }

  #post(event: Extract<ChannelEvent, { readonly __typename: 'MessagePosted' }>): void {
    // What is known of a message is at least as new as the fact that it was posted.
    if (this.#rows.has(event.messageId)) return;
    const { messageId: id, factId: revisionId, seq, authorId, content, at: sentAt } = event;
    this.#rows.set(id, { id, seq, authorId, content, revisionId, sentAt, isEdited: false, isDeleted: false });
  }

  #edit({ messageId, factId: revisionId, content }: Extract<ChannelEvent, { readonly __typename: 'MessageEdited' }>): void {
    this.#change(messageId, (row) => ({ ...row, content, revisionId, isEdited: true }));
  }

  #forget(revisionIds: ReadonlySet<string>): void {
    for (const row of this.#rows.values()) if (revisionIds.has(row.revisionId)) this.#rows.set(row.id, { ...row, content: null });
  }

  #change(id: string, changed: (row: Row) => Row): void {
    const row = this.#rows.get(id);
    if (row !== undefined && !row.isDeleted) this.#rows.set(id, changed(row));
  }
}
