import { type Checkpoint, DocumentTooLarge, type ReadStoreWriter, type Write } from '@chat/platform';
import { type Document, parkedView, type ViewDeclaration } from '@chat/schema/views';

const largest = 262_144;

interface Table {
  documents: Map<string, string>;
  checkpoint: Checkpoint | undefined;
}

/** As much of a read store as the runner's unit specs need; `fail` is asked before each commit. */
export class MemoryReadStore implements Omit<ReadStoreWriter, 'find' | 'count'> {
  readonly #tables = new Map<string, Table>();
  fail: () => Error | undefined = () => undefined;
  purges = 0;
  commits = 0;

  async get<Doc extends Document>(view: ViewDeclaration<Doc>, id: string): Promise<Doc | undefined> {
    return (await this.getMany(view, [id]))[0];
  }

  async getMany<Doc extends Document>(view: ViewDeclaration<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    const { documents } = this.#table(view);
    return ids.flatMap((id) => {
      const text = documents.get(id);
      return text === undefined ? [] : [JSON.parse(text) as Doc]; // as it was put
    });
  }

  async checkpoint(view: ViewDeclaration): Promise<Checkpoint | undefined> {
    return this.#table(view).checkpoint;
  }

  async prepare(): Promise<void> {}

  async commit(writes: readonly Write[], checkpoint: Checkpoint, views: readonly ViewDeclaration[]): Promise<void> {
    const failure = this.fail();
    if (failure !== undefined) throw failure;
    for (const write of writes) {
      if ('put' in write && JSON.stringify(write.put).length >= largest) throw new DocumentTooLarge(write.put._id);
    }
    for (const write of writes) {
      const { documents } = this.#table(write.view);
      if ('put' in write) documents.set(write.put._id, JSON.stringify(write.put));
      else documents.delete(write.delete._id);
    }
    for (const view of views) this.#table(view).checkpoint = checkpoint;
    this.commits += 1;
  }

  async scan<Doc extends Document>(view: ViewDeclaration<Doc>, after: string | undefined, limit: number) {
    const ids = [...this.#table(view).documents.keys()].sort().filter((id) => after === undefined || id > after);
    return this.getMany(view, ids.slice(0, limit));
  }

  async swap(live: ViewDeclaration, rebuilt: ViewDeclaration): Promise<void> {
    this.#tables.set(live.name, this.#table(rebuilt));
    this.#tables.delete(rebuilt.name);
  }

  async drop(view: ViewDeclaration): Promise<void> {
    this.#tables.delete(view.name);
  }

  async purge(): Promise<void> {
    this.purges += 1;
  }

  async close(): Promise<void> {}

  /** Documents without `pos`, by id. */
  async contents(view: ViewDeclaration): Promise<Readonly<Record<string, unknown>>> {
    const documents = await this.scan(view, undefined, Number.MAX_SAFE_INTEGER);
    return Object.fromEntries(documents.map(({ pos: _pos, ...content }) => [content._id, content]));
  }

  async parkedIds(): Promise<readonly string[]> {
    return (await this.scan(parkedView, undefined, Number.MAX_SAFE_INTEGER)).map((document) => document.id);
  }

  #table(view: ViewDeclaration): Table {
    const found = this.#tables.get(view.name) ?? { documents: new Map(), checkpoint: undefined };
    this.#tables.set(view.name, found);
    return found;
  }
}
