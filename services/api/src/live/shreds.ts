import type { EventStore, StoredFact } from '@chat/platform';
import { type Id, type Position, streams } from '@chat/schema/events';
import type { TextsRemoved } from './control.types.ts';
import { type StoredVaultFact, textsRemoved } from './textsRemoved.ts';

const mostRead = 1_000;

const vaultFacts = (facts: readonly StoredFact[]): readonly StoredVaultFact[] => facts as unknown as readonly StoredVaultFact[]; // `checkFact` lets only vault facts into this stream

/** What has been shredded, for those who were away meanwhile. Costs nothing where nothing ever was. */
export class Shreds {
  readonly #store: Pick<EventStore, 'read'>;
  /** Where the newest shred stands that the hub has read. */
  #newest: Position;

  private constructor(store: Pick<EventStore, 'read'>, newest: Position) {
    this.#store = store;
    this.#newest = newest;
  }

  static async in(store: Pick<EventStore, 'read'>): Promise<Shreds> {
    const [newest] = await store.read(streams.vault, { backwards: true, limit: 1 });
    return new Shreds(store, newest?.position ?? '');
  }

  /** Nothing was ever shredded. */
  get none(): boolean {
    return this.#newest === '';
  }

  seen({ position }: { readonly position: Position }): void {
    this.#newest = position;
  }

  /** What was taken from a channel after a place; nothing (`undefined`) where that is too much to tell. */
  async since(after: Position, channelId: Id): Promise<readonly TextsRemoved[] | undefined> {
    if (this.#newest <= after) return [];
    const read = vaultFacts(await this.#store.read(streams.vault, { backwards: true, limit: mostRead }));
    const missed = read.filter(({ position }) => position > after);
    if (missed.length === mostRead) return undefined;
    const removed = missed
      .reverse()
      .map((fact) => (fact.type === 'LeavesShredded' ? textsRemoved(fact).get(channelId) : undefined));
    return missed.every(({ type }) => type === 'LeavesShredded') ? removed.filter((texts) => texts !== undefined) : undefined;
  }
}
