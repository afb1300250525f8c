import type { Services } from '@chat/domain/commands';
import { rejected } from '@chat/domain/errors';
import { BoundedCache, openFacts, type StoredFact, type VaultReader } from '@chat/platform';
import { type Id, type Position, streams } from '@chat/schema/events';
import { type MessageDocument, messagesView } from '@chat/schema/views';
import { failure } from '../graph/failure.ts';
import type { OpenedMessaging } from '../messaging/index.ts';

/** A part of a channel's stream, with its messages as they stood at `position` or later. */
export interface ReplayRange {
  readonly channelId: Id;
  /** Revision of the first fact. */
  readonly from: number;
  readonly count: number;
  /** The replay's end. */
  readonly position: Position;
}

export interface ReplayPage {
  readonly facts: readonly OpenedMessaging[];
  readonly messages: ReadonlyMap<string, MessageDocument>;
  /** Every text that these facts wrote; read only where somebody may see them. */
  texts(): Promise<ReadonlyMap<string, string | null>>;
}

/** Longer than a query waits: clients do not ask again by themselves when a subscription fails. */
const patience = 30_000;
const mostPages = 32;

const byId = <Doc extends { readonly _id: string }>(documents: readonly Doc[]): ReadonlyMap<string, Doc> =>
  new Map(documents.map((document) => [document._id, document]));

const messageIdOf = (fact: OpenedMessaging): Id => (fact.type === 'MessagePosted' ? fact.id : fact.data.messageId);

/** `checkFact` lets only messaging facts into a channel's stream; their texts come from the read models. */
const sealedAway = (fact: StoredFact): OpenedMessaging => {
  const data = fact.data as Readonly<Record<string, unknown>>;
  return ('text' in data ? { ...fact, data: { ...data, text: null } } : fact) as unknown as OpenedMessaging;
};

const openedTexts = async (vault: VaultReader, stored: readonly StoredFact[]): Promise<ReadonlyMap<string, string | null>> => {
  const opened = await openFacts(vault, stored, () => true);
  const texts = opened.map((fact) => {
    const messaging = fact as OpenedMessaging; // as above
    return [fact.id, 'text' in messaging.data ? (messaging.data.text?.content ?? null) : null] as const;
  });
  return new Map(texts);
};

/** Pages of channels for replays. The same page that several ask for at the same time is read once. */
export class ReplayPages {
  readonly #services: Services;
  readonly #pages = new BoundedCache<string, Promise<ReplayPage>>(mostPages);
  reads = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  page(range: ReplayRange): Promise<ReplayPage> {
    const key = `${range.channelId} ${range.from} ${range.count} ${range.position}`;
    const known = this.#pages.get(key) ?? this.#read(range);
    this.#pages.set(key, known);
    return known;
  }

  /** Nothing is kept once no replay runs, and nothing of before a shred is used after it. */
  clear(): void {
    this.#pages.clear();
  }

  async #read({ channelId, from, count, position }: ReplayRange): Promise<ReplayPage> {
    const { store, vault, views } = this.#services;
    this.reads += 1;
    if (!(await views.waitFor(position, [messagesView], patience)))
      throw failure(rejected('PROJECTION_BEHIND', { retryAfter: 1_000 }));
    const stored = await store.read(streams.channel(channelId), { from, limit: count });
    const facts = stored.map(sealedAway);
    const messages = await this.#messages([...new Set(facts.map(messageIdOf))]);
    let texts: Promise<ReadonlyMap<string, string | null>> | undefined;
    return {
      facts,
      messages,
      texts: () => {
        texts ??= openedTexts(vault, stored);
        return texts;
      },
    };
  }

  /** Without those that are parked: they may say what has been deleted since. */
  async #messages(ids: readonly Id[]): Promise<ReadonlyMap<string, MessageDocument>> {
    const { readStore, views } = this.#services;
    const documents = await readStore.getMany(messagesView, ids);
    const parked = await Promise.all(documents.map(({ _id }) => views.isParked(messagesView, _id)));
    return byId(documents.filter((_document, index) => !parked[index]));
  }
}
