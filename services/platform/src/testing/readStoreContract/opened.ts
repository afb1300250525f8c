import type { Id } from '@chat/schema/events';
import { type Document, defineView } from '@chat/schema/views';
import type { Checkpoint, Query, ReadStore, ReadStoreWriter, Scalar, ViewDeclaration, Write } from '../../readStore/readStore.ts';

/** A store of one test's own, empty at first. */
export interface OpenedReadStore extends AsyncDisposable {
  readonly writer: ReadStoreWriter;
  /** Another connection, for queries only. */
  readonly reader: ReadStore;
  /** Closes the writer and opens it again on the same data. */
  reopen(): Promise<ReadStoreWriter>;
}

export type OpenReadStore = () => Promise<OpenedReadStore>;

export interface Sample extends Document {
  readonly channel?: string;
  readonly seq?: number;
  readonly value?: Scalar;
  readonly author?: { readonly id: string } | string | null;
  readonly tokens?: readonly Scalar[] | string | null;
  readonly text?: string;
}

const indexes = {
  byPlace: { paths: ['channel', 'seq'] },
  byValue: { paths: ['value'] },
  byAuthor: { paths: ['channel', 'author.id', 'seq'] },
  byToken: { multikey: 'tokens', paths: ['channel', 'seq'] },
};

export const samples = defineView<Sample>({ name: 'samples', version: 1, indexes });
export const rebuiltSamples = defineView<Sample>({ name: 'samples-rebuilt', version: 1, indexes });
export const others = defineView<Sample>({ name: 'others', version: 1, indexes: { byPlace: { paths: ['channel', 'seq'] } } });

// An id of the right form, the same in all cases.
export const logId = '0190f0f0f0f07f0f8f0f0f0f0f0f0f0f' as Id;
export const positionOf = (number: number): string => String(number).padStart(20, '0');
export const checkpointAt = (number: number): Checkpoint => ({ logId, position: positionOf(number) });

export const sample = (id: string, pos: number, fields: Omit<Sample, '_id' | 'pos'> = {}): Sample => ({
  _id: id,
  pos: positionOf(pos),
  ...fields,
});
export const put = (document: Sample, view: ViewDeclaration<Sample> = samples): Write => ({ view, put: document });
export const removal = (id: string, pos: number): Write => ({ view: samples, delete: { _id: id, pos: positionOf(pos) } });

/** Commits the writes at a checkpoint; the views are prepared before. */
export const commit = async (writer: ReadStoreWriter, writes: readonly Write[], position = 0): Promise<void> => {
  await writer.prepare([samples]);
  await writer.commit(writes, checkpointAt(position), [samples]);
};

/** Puts documents whose ids are a, b, c … in this order. */
export const putAll = (writer: ReadStoreWriter, fields: readonly Omit<Sample, '_id' | 'pos'>[]): Promise<void> =>
  commit(
    writer,
    fields.map((field, at) => put(sample(String.fromCharCode(97 + at), 1, field))),
  );

export const idsFound = async (store: ReadStore, query: Omit<Query, 'limit'> & { readonly limit?: number }): Promise<string> =>
  (await store.find(samples, { limit: 1_000, ...query })).map(({ _id }) => _id).join('');
