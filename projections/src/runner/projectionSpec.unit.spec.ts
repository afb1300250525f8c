import { describe, expect, it } from 'vitest';
import { projectionSpec } from './projectionSpec.ts';
import { exampleId, examplePosition, recorded } from './recorded.ts';
import { notes, tallies } from './testing/toyProjections.ts';

const mentions = { users: [], roles: [], everyone: false, here: false };
const posted = (content: string | null, id: string) =>
  recorded(
    'MessagePosted',
    { authorId: exampleId(9), mentions, replies: [], text: content === null ? null : { content } },
    { id, stream: 'channel-a' },
  );
const note = (id: string, seq: number, content: string | null) => ({
  _id: id,
  channelId: 'channel-a',
  seq,
  authorId: exampleId(9),
  content,
  textOf: id,
});

describe('projectionSpec', () => {
  it('folds the facts in order, each at the next revision of its stream', () => {
    projectionSpec(notes)
      .given([posted('one', 'a'), posted('two', 'b')])
      .then({ a: note('a', 1, 'one'), b: note('b', 2, 'two') });
  });

  it('compares the position only where it is named', () => {
    projectionSpec(notes)
      .given([posted('one', 'a')])
      .thenDocument('a', { ...note('a', 1, 'one'), pos: examplePosition(1) });
  });

  it('says that no document stands', () => {
    projectionSpec(notes)
      .given([posted('one', 'a'), recorded('MessageDeleted', { messageId: 'a', byAuthor: true })])
      .then({ a: undefined });
  });

  it('fails on a document that was not expected', () => {
    expect(() =>
      projectionSpec(notes)
        .given([posted('one', 'a')])
        .then({}),
    ).toThrow();
  });

  it('fails on another document than the expected one', () => {
    expect(() =>
      projectionSpec(notes)
        .given([posted('one', 'a')])
        .thenDocument('a', note('a', 1, 'two')),
    ).toThrow();
  });

  it('gives no text to a handler that asked for none', () => {
    const seen: unknown[] = [];
    const spy = {
      ...tallies,
      on: {
        MessagePosted: {
          touches: (fact: { data: { text: unknown } }) => {
            seen.push(fact.data.text);
            return [];
          },
          evolve: () => undefined,
        },
      },
    };
    projectionSpec(spy)
      .given([posted('one', 'a')])
      .then({});

    expect(seen).toEqual([null]);
  });

  it('refuses to be awaited', async () => {
    const forgotten: unknown = projectionSpec(notes).given([posted('one', 'a')]);

    await expect(Promise.resolve(forgotten)).rejects.toThrow(TypeError);
  });
});
