import type { Document } from '@chat/schema/views';
import { expect } from 'vitest';
import { foldFacts } from './foldFacts.ts';
import type { Projection } from './projection.ts';
import { factsOf, type GivenFact, type Plain } from './recorded.ts';

/** A document as a spec expects it: `pos` is compared only where it is named; `undefined` says that none stands there. */
export type ExpectedDocument<Doc extends Document> = (Plain<Omit<Doc, 'pos'>> & { readonly pos?: string }) | undefined;

export interface GivenFacts<Doc extends Document> {
  /** These documents stand, and no others. */
  then(documents: Readonly<Record<string, ExpectedDocument<Doc>>>): void;
  /** This document stands (or none does, where `undefined`), whatever else there is. */
  thenDocument(id: string, document: ExpectedDocument<Doc>): void;
  /** The documents, for what a comparison cannot say. */
  documents(): ReadonlyMap<string, Doc>;
}

const asExpected = <Doc extends Document>(document: Doc | undefined, expected: ExpectedDocument<Doc>): unknown => {
  if (document === undefined || expected?.pos !== undefined) return document;
  const { pos: _pos, ...rest } = document;
  return rest;
};

const givenFacts = <Doc extends Document>(projection: Projection<Doc>, given: readonly GivenFact[]): GivenFacts<Doc> => {
  const documents = () => foldFacts(projection, factsOf(given));
  return {
    documents,
    thenDocument: (id, expected) => expect(asExpected(documents().get(id), expected)).toStrictEqual(expected),
    // biome-ignore lint/suspicious/noThenProperty: given-then is the sentence of a spec; awaiting it is refused below
    then: (expected) => {
      if (typeof expected === 'function') throw new TypeError('a projection spec is not a promise: do not await it');
      const standing = documents();
      const present = Object.entries(expected).filter(([, document]) => document !== undefined);
      const actual = [...standing].map(([id, document]) => [id, asExpected(document, expected[id])]);
      expect(Object.fromEntries(actual)).toStrictEqual(Object.fromEntries(present));
    },
  };
};

/**
 * `projectionSpec(messages).given([recorded('MessagePosted', …)]).then({ [id]: document })`. Text is given plain; a handler
 * without `text: true` sees `null`, as in the runner.
 */
export const projectionSpec = <Doc extends Document>(projection: Projection<Doc>) => ({
  given: (facts: readonly GivenFact[]): GivenFacts<Doc> => givenFacts(projection, facts),
});
