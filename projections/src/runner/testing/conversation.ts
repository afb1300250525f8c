import { dataFiles, type EventStore, openSqliteEventStore, openVault, type Vault } from '@chat/platform';
import { sampleId } from '@chat/platform/testing';
import type { Envelope, Id, Position } from '@chat/schema/events';

const channel = sampleId();
const author = sampleId();
const stream = `channel-${channel}`;
const mentions = { users: [], roles: [], everyone: false, here: false };
const mostABatch = 256;

/** A log and a vault in a directory, with one channel in which one author talks. */
export interface Conversation extends AsyncDisposable {
  readonly logId: Id;
  readonly eventStore: EventStore;
  readonly vault: Vault;
  /** Appends so many messages with sealed text; answers with their ids and the position of the last. */
  post(count: number, content?: string): Promise<Posted>;
  pin(message: string): Promise<Position>;
  remove(message: string): Promise<Position>;
  /** Appends the fact and destroys the keys, in this order. */
  shred(message: string): Promise<Position>;
}

export interface Posted {
  readonly ids: readonly Id[];
  readonly position: Position;
}

type Fact = { readonly id: Id; readonly type: string; readonly data: unknown };

const envelope = ({ id, type, data }: Fact, at: number): Envelope => ({
  id,
  type,
  data,
  meta: { actor: { kind: 'USER', id: author }, via: 'WEB', at, basis: [], correlationId: id, causationId: id, schemaVersion: 1 },
});

class EmbeddedConversation implements Conversation {
  readonly logId: Id;
  readonly eventStore: EventStore;
  readonly vault: Vault;
  readonly #revisions = new Map<string, number>();
  readonly #leaves = new Map<string, { readonly ring: Id; readonly leaf: number }>();
  #at = 1_700_000_000_000;

  constructor(logId: Id, eventStore: EventStore, vault: Vault) {
    this.logId = logId;
    this.eventStore = eventStore;
    this.vault = vault;
  }

  async post(count: number, content = 'a text of ordinary length, as people write them'): Promise<Posted> {
    const ids: Id[] = [];
    let position: Position | undefined;
    while (ids.length < count) {
      const page = Array.from({ length: Math.min(mostABatch, count - ids.length) }, sampleId);
      position = await this.#append(stream, await this.#messages(page, content));
      ids.push(...page);
    }
    return { ids, position: position ?? '' };
  }

  pin(message: string): Promise<Position> {
    return this.#append(stream, [{ id: sampleId(), type: 'MessagePinned', data: { messageId: message } }]);
  }

  remove(message: string): Promise<Position> {
    return this.#append(stream, [{ id: sampleId(), type: 'MessageDeleted', data: { messageId: message, byAuthor: true } }]);
  }

  async shred(message: string): Promise<Position> {
    const place = this.#leaves.get(message);
    if (place === undefined) throw new RangeError(`no message ${message} was posted here`);
    const ranges = [{ first: place.leaf, last: place.leaf }];
    const targets = [{ kind: 'MESSAGE', factId: message, subjectId: message, containerId: channel }];
    const data = { ring: place.ring, ranges, targets };
    const position = await this.#append('vault-main', [{ id: sampleId(), type: 'LeavesShredded', data }]);
    await this.vault.puncture(place.ring, ranges);
    return position;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.eventStore.close();
    await this.vault.close();
  }

  async #messages(ids: readonly Id[], content: string): Promise<readonly Fact[]> {
    const ring = { owner: author, scope: channel };
    const requests = ids.map((factId) => ({ stream, factId, type: 'MessagePosted', ring, texts: { content } }));
    const sealed = await this.vault.seal(requests);
    return ids.map((id, index) => {
      const text = sealed[index];
      if (text !== undefined) this.#leaves.set(id, text);
      return { id, type: 'MessagePosted', data: { authorId: author, mentions, replies: [], text } };
    });
  }

  async #append(to: string, facts: readonly Fact[]): Promise<Position> {
    const revision = this.#revisions.get(to) ?? -1;
    this.#at += 1;
    const envelopes = facts.map((fact) => envelope(fact, this.#at));
    const { positions } = await this.eventStore.append(to, revision < 0 ? 'no_stream' : revision, envelopes);
    this.#revisions.set(to, revision + facts.length);
    return positions.at(-1) ?? '';
  }
}

/** Starts a conversation in an empty directory. */
export const openConversation = async (directory: string): Promise<Conversation> => {
  const files = dataFiles(directory);
  const vault = await openVault({ directory: files.vaultDirectory, create: true });
  const eventStore = await openSqliteEventStore({ path: files.eventLog });
  return new EmbeddedConversation(sampleId(), eventStore, vault);
};
