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
  /** Read once for all who come back at the same time. */
  #recent: Promise<readonly StoredFact[]> | undefined;

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
    this.#recent = undefined;
  }

  /** What was taken from a channel after a place; nothing (`undefined`) where that is too much to tell. */
  async since(after: Position, channelId: Id): Promise<readonly TextsRemoved[] | undefined> {
    if (this.#newest <= after) return [];
    const missed = vaultFacts(await this.#read()).filter(({ position }) => position > after);
    if (missed.length === mostRead) return undefined;
    const removed = missed
      .reverse()
      .map((fact) => (fact.type === 'LeavesShredded' ? textsRemoved(fact).get(channelId) : undefined));
    return missed.every(({ type }) => type === 'LeavesShredded') ? removed.filter((texts) => texts !== undefined) : undefined;
  }

  async #read(): Promise<readonly StoredFact[]> {
    const reading = this.#recent ?? this.#store.read(streams.vault, { backwards: true, limit: mostRead });
    this.#recent = reading;
    try {
      return await reading;
    } catch (error) {
      if (this.#recent === reading) this.#recent = undefined;
      throw error;
    }
  }
}
