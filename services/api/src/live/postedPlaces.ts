import type { Services } from '@chat/domain/commands';
import type { Id, Opened, Position } from '@chat/schema/events';
import { messagesView } from '@chat/schema/views';

type Edit = Extract<Opened, { readonly type: 'MessageEdited' }>;

/** The newest facts of a channel: what the view lacks while it is a moment behind. */
const mostBehind = 256;

/** Finds where messages were posted, without waiting for the view. */
export class PostedPlaces {
  readonly #services: Pick<Services, 'store' | 'readStore'>;

  constructor(services: Pick<Services, 'store' | 'readStore'>) {
    this.#services = services;
  }

  /** By message. Those that cannot be found are left out. */
  async of(edits: readonly Edit[]): Promise<ReadonlyMap<Id, Position>> {
    if (edits.length === 0) return new Map();
    const ids = [...new Set(edits.map(({ data }) => data.messageId))];
    const messages = await this.#services.readStore.getMany(messagesView, ids);
    const places = new Map(messages.map(({ _id, postedPosition }) => [_id, postedPosition]));
    const missing = edits.filter(({ data }) => !places.has(data.messageId));
    for (const stream of new Set(missing.map(({ stream }) => stream)))
      for (const { id, position } of await this.#services.store.read(stream, { backwards: true, limit: mostBehind }))
        if (!places.has(id)) places.set(id, position);
    return places;
  }
}
