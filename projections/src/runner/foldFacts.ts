import type { Opened } from '@chat/schema/events';
import type { Document } from '@chat/schema/views';
import { type AnyHandler, handlerOf, type Projection } from './projection.ts';
import { withoutText } from './sealedTexts.ts';

const foldInto = <Doc extends Document>(documents: Map<string, Doc>, handler: AnyHandler, fact: Opened): void => {
  for (const id of new Set(handler.touches(fact))) {
    const before = documents.get(id);
    const after = handler.evolve(before, fact, id);
    if (after === undefined) documents.delete(id);
    else if (after !== before) documents.set(id, { ...after, pos: fact.position } as Doc); // what the projection itself made
  }
};

/**
 * Folds facts from nothing, in order, as the runner does over time: the documents that must stand at the end. A fold that
 * throws, throws here too.
 */
export const foldFacts = <Doc extends Document>(
  projection: Projection<Doc>,
  facts: readonly Opened[],
): ReadonlyMap<string, Doc> => {
  const documents = new Map<string, Doc>();
  for (const fact of facts) {
    const handler = handlerOf(projection, fact.type);
    if (handler !== undefined) foldInto(documents, handler, handler.text === true ? fact : withoutText(fact));
  }
  return documents;
};
