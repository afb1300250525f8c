import { createHash, type Hash } from 'node:crypto';
import { type Comparison, canonicalJson, type ReadStoreWriter } from '@chat/platform';
import type { Document, ViewDeclaration } from '@chat/schema/views';

interface Bucket {
  readonly live: Hash;
  readonly rebuilt: Hash;
}

const bucketCount = 256;
const pageSize = 1_000;
const mostIdsKept = 1_000;

const bucketOf = (id: string): number => createHash('sha256').update(id).digest()[0] ?? 0;

/**
 * What a document says, without `pos`: a fold that found a text gone already does not touch the document again when the
 * shredding itself comes by, so the same document may stand at an older position.
 */
const contentOf = ({ pos: _pos, ...content }: Document): string => canonicalJson(content);

const contents = (page: readonly Document[], upTo: string | undefined): ReadonlyMap<string, string> =>
  new Map(
    page.filter((document) => upTo === undefined || document._id <= upTo).map((document) => [document._id, contentOf(document)]),
  );

/** Where a page ends on both sides: no id up to there is missing from either. */
const commonEnd = (live: readonly Document[], rebuilt: readonly Document[]): string | undefined => {
  const ends = [live, rebuilt].filter((page) => page.length === pageSize).map((page) => page.at(-1)?._id ?? '');
  return ends.sort()[0];
};

/** Compares two views page by page, each page of both in one state of the store, by one hash a side and bucket of ids. */
export class ViewComparison {
  readonly #readStore: Pick<ReadStoreWriter, 'scan'>;
  readonly #live: ViewDeclaration;
  readonly #rebuilt: ViewDeclaration;
  readonly #buckets: readonly Bucket[] = Array.from({ length: bucketCount }, () => ({
    live: createHash('sha256'),
    rebuilt: createHash('sha256'),
  }));
  readonly #differentIds: string[] = [];
  readonly #documents = { live: 0, rebuilt: 0 };
  #after: string | undefined;

  constructor(readStore: Pick<ReadStoreWriter, 'scan'>, live: ViewDeclaration, rebuilt: ViewDeclaration) {
    this.#readStore = readStore;
    this.#live = live;
    this.#rebuilt = rebuilt;
  }

  /** Compares the next page; true where it was the last. */
  async nextPage(): Promise<boolean> {
    const live = await this.#readStore.scan(this.#live, this.#after, pageSize);
    const rebuilt = await this.#readStore.scan(this.#rebuilt, this.#after, pageSize);
    const end = commonEnd(live, rebuilt);
    const [ours, theirs] = [contents(live, end), contents(rebuilt, end)];
    for (const [id, content] of ours) this.#add('live', id, content);
    for (const [id, content] of theirs) this.#add('rebuilt', id, content);
    for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
      if (ours.get(id) !== theirs.get(id) && this.#differentIds.length < mostIdsKept) this.#differentIds.push(id);
    }
    this.#after = end;
    return end === undefined;
  }

  result(): Comparison {
    const equal = this.#buckets.filter(({ live, rebuilt }) => live.digest().equals(rebuilt.digest())).length;
    return {
      documents: { ...this.#documents },
      buckets: { equal, different: bucketCount - equal },
      differentIds: this.#differentIds,
    };
  }

  #add(side: keyof Bucket, id: string, content: string): void {
    this.#documents[side] += 1;
    this.#buckets[bucketOf(id)]?.[side].update(content).update('\n');
  }
}
