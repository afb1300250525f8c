import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query, Scalar } from '../../readStore/readStore.ts';
import { compareScalars } from '../../readStore/scalarOrder.ts';
import { commit, type OpenedReadStore, type OpenReadStore, put, removal, type Sample, sample, samples } from './opened.ts';

const scalars = fc.constantFrom<Scalar>(null, -1, 0, 1, 2.5, '', 'a', 'ab', '1', '\uffff', '\u{1f600}', false, true);
const channels = fc.constantFrom('x', 'y', '\u{1f600}');
const seqs = fc.integer({ min: 0, max: 4 });
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '\uffff', '\u{1f600}');

const changes = fc.array(
  fc.record({
    id: ids,
    isRemoval: fc.boolean(),
    channel: channels,
    seq: seqs,
    value: scalars,
    tokens: fc.array(scalars, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 30 },
);

type Change = Omit<Sample, '_id' | 'pos'> & { readonly id: string; readonly isRemoval: boolean };

/** A query with the predicate that says the same. */
type Asked = readonly [
  query: Omit<Query, 'limit'>,
  accepts: (document: Sample) => boolean,
  paths: readonly ('channel' | 'seq' | 'value')[],
];

const asked = fc.oneof(
  scalars.map((value): Asked => [{ index: 'byValue', equals: { value } }, (document) => document.value === value, ['value']]),
  fc
    .array(scalars, { maxLength: 5 })
    .map(
      (values): Asked => [
        { index: 'byValue', any: { path: 'value', values } },
        (document) => values.some((value) => value === document.value),
        ['value'],
      ],
    ),
  fc
    .tuple(channels, seqs, seqs)
    .map(
      ([channel, from, below]): Asked => [
        { index: 'byPlace', equals: { channel }, range: { path: 'seq', from, below } },
        ({ channel: other, seq = 0 }) => other === channel && seq >= from && seq < below,
        ['channel', 'seq'],
      ],
    ),
  fc
    .constantFrom('', 'a', 'ab', '\uffff', '\u{1f600}')
    .map(
      (prefix): Asked => [
        { index: 'byValue', prefix: { path: 'value', value: prefix } },
        ({ value }) => typeof value === 'string' && value.startsWith(prefix),
        ['value'],
      ],
    ),
  fc
    .tuple(scalars, scalars)
    .filter(([token]) => token !== null)
    .map(
      ([token, other]): Asked => [
        { index: 'byToken', equals: { tokens: token }, all: { path: 'tokens', values: other === null ? [] : [other] } },
        ({ tokens }) => Array.isArray(tokens) && tokens.includes(token) && (other === null || tokens.includes(other)),
        ['channel', 'seq'],
      ],
    ),
);

const naively = (documents: readonly Sample[], [query, accepts, paths]: Asked): readonly Sample[] => {
  const compare = (left: Sample, right: Sample): number => {
    const differences = paths.map((path) => compareScalars(left[path] ?? null, right[path] ?? null));
    return [...differences, compareScalars(left._id, right._id)].find((difference) => difference !== 0) ?? 0;
  };
  const found = documents.filter(accepts).sort(compare);
  return query.order === 'descending' ? found.reverse() : found;
};

const toWrite = ({ id, isRemoval, tokens, ...fields }: Change, pos: number) =>
  isRemoval
    ? removal(id, pos)
    : put(sample(id, pos, { ...fields, tokens: (tokens as Scalar[]).filter((token) => token !== null) }));

/** Makes the changes in the store, one commit each, and in the list. */
const apply = async (
  opened: OpenedReadStore,
  standing: Map<string, Sample>,
  batch: readonly Change[],
  from: number,
): Promise<void> => {
  for (const [at, change] of batch.entries()) {
    const write = toWrite(change, from + at);
    await commit(opened.writer, [write], from + at);
    standing.delete(change.id);
    // Written by `toWrite`, from a sample.
    if ('put' in write) standing.set(change.id, write.put as Sample);
  }
};

/** Random changes and queries against a list that is filtered and sorted. */
export const differentialCases = (open: OpenReadStore): void => {
  describe('whatever was written', () => {
    it('is found as by filtering and sorting a list', async () => {
      await using opened = await open();
      const standing = new Map<string, Sample>();
      let pos = 1;
      const queries = fc.array(fc.tuple(asked, fc.constantFrom('ascending', 'descending')), { minLength: 5, maxLength: 20 });
      const rounds = fc.asyncProperty(changes, queries, async (batch, round) => {
        await apply(opened, standing, batch, pos);
        pos += batch.length;
        for (const [[query, ...rest], order] of round) {
          const found = await opened.reader.find(samples, { ...query, order, limit: 1_000 });
          expect(found).toEqual(naively([...standing.values()], [{ ...query, order }, ...rest]));
        }
      });
      await fc.assert(rounds, { numRuns: 60, endOnFailure: true });
    });
  });
};
