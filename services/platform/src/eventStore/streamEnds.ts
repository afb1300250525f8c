import { BoundedCache } from '../lru/boundedCache.ts';

const mostStreams = 50_000;

/**
 * From which revision on a stream is known to hold nothing yet. Every command looks for what is new in three or four streams,
 * and almost always there is nothing: the one writer of a file knows that without asking the file.
 */
export class StreamEnds {
  /** Revisions above this one are not in the log. */
  readonly #last = new BoundedCache<string, number>(mostStreams);

  /** True: the stream holds nothing at or after this revision. False says nothing. */
  isEmptyFrom(stream: string, revision: number): boolean {
    const last = this.#last.get(stream);
    return last !== undefined && revision > last;
  }

  /** The stream reaches to this revision at least, and where it was read or written to its end, no further. */
  reached(stream: string, revision: number): void {
    this.#last.set(stream, Math.max(revision, this.#last.get(stream) ?? revision));
  }

  /** What became of an append is unknown: the file must be asked. */
  forget(stream: string): void {
    this.#last.delete(stream);
  }
}
