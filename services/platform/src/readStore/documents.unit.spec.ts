import { defineView } from '@chat/schema/views';
import { describe, expect, it } from 'vitest';
import { entriesOf, keyOf, scalarAt, serialize } from './documents.ts';
import { InvalidDocument, UnindexedQuery } from './readStore.ts';

const view = defineView({
  name: 'messages',
  version: 1,
  indexes: { byPlace: { paths: ['channel', 'author.id'] }, byToken: { multikey: 'tokens', paths: ['channel'] } },
});
const document = { _id: 'm1', pos: '1', channel: 'c', author: { id: 'u' }, tokens: ['a', 'b', 'a'] };

describe('the key of a document', () => {
  it('is its values in the index, the id last', () => {
    expect(keyOf(view, 'byPlace', document)).toEqual(['c', 'u', 'm1']);
  });

  it('leaves out the multikey path', () => {
    expect(keyOf(view, 'byToken', document)).toEqual(['c', 'm1']);
  });

  it('holds null for what is absent', () => {
    expect(keyOf(view, 'byPlace', { _id: 'm1', pos: '1' })).toEqual([null, null, 'm1']);
  });

  it('of an unknown index is refused', () => {
    expect(() => keyOf(view, 'toString', document)).toThrow(UnindexedQuery);
  });
});

describe('an indexed value', () => {
  it('is null where the way to it ends', () => {
    for (const author of [null, 'u', 5, {}])
      expect(scalarAt(view, { ...document, author } as typeof document, 'author.id')).toBeNull();
  });

  it('is never one that every object inherits', () => {
    expect(scalarAt(view, document, 'author.constructor')).toBeNull();
    expect(scalarAt(view, document, '__proto__')).toBeNull();
  });
});

describe('entries', () => {
  it('are the distinct values of the list', () => {
    expect(entriesOf(view, document)).toEqual(['a', 'b']);
  });
});

describe('a refusal', () => {
  it('names the path, and no value', () => {
    const wrong = { ...document, list: [{ secret: [1, Number.NaN] }] };
    expect(() => serialize(view, wrong)).toThrow(InvalidDocument);
    expect(() => serialize(view, wrong)).toThrow(/m1 of messages: list\.0\.secret\.1 is not plain JSON/);
  });

  it('is for nesting beyond 64', () => {
    const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) });
    expect(() => serialize(view, { ...document, nested: nested(62) } as typeof document)).not.toThrow();
    expect(() => serialize(view, { ...document, nested: nested(64) } as typeof document)).toThrow(InvalidDocument);
  });
});
