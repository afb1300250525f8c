import type { Clock, ReadStoreWriter, StoredFact, Vault } from '@chat/platform';
import { definitionOf, type Id, type Opened } from '@chat/schema/events';
import type { Document, ViewDeclaration } from '@chat/schema/views';
import { commitBatch } from './commitBatch.ts';
import { foldView } from './foldView.ts';
import { planView, type SeenFact } from './planView.ts';
import { handlerOf } from './projection.ts';
import { purgeMark } from './purging.ts';
import { openTexts, withoutText } from './sealedTexts.ts';
import { isBefore, type ViewState } from './viewState.ts';

/** What folding a batch needs. */
export interface BatchPorts {
  readonly readStore: ReadStoreWriter;
  readonly vault: Pick<Vault, 'open' | 'forget'>;
  readonly clock: Clock;
  readonly logId: Id;
}

export interface Projected {
  /** True: the batch destroyed text, so what was written over must leave the files too. */
  readonly destroyed: boolean;
}

/** This version does not know the fact and may not pass over it. */
export class UnknownFact extends Error {
  override readonly name = 'UnknownFact';
}

const mostIdsACall = 1_000;

const refuseUnknown = (fact: StoredFact): void => {
  const definition = definitionOf(fact.type);
  if (definition === undefined && fact.meta.ignorable !== true)
    throw new UnknownFact(`fact ${fact.id} has the type ${fact.type}, which this version does not know`);
  if (definition !== undefined && fact.meta.schemaVersion > definition.schemaVersion)
    throw new UnknownFact(`fact ${fact.id} of type ${fact.type} has schema version ${fact.meta.schemaVersion}`);
};

/** The rings whose keys a fact says are gone. */
const destroyedRing = (fact: StoredFact): Id | undefined =>
  fact.type === 'LeavesShredded' || fact.type === 'RingDestroyed' || fact.type === 'RingLost'
    ? (fact.data as { readonly ring: Id }).ring // so their definitions say
    : undefined;

const wantsText = (views: readonly ViewState[], fact: StoredFact): boolean =>
  views.some((view) => isBefore(view.position, fact.position) && handlerOf(view.projection, fact.type)?.text === true);

const seenFacts = async (ports: BatchPorts, views: readonly ViewState[], facts: readonly StoredFact[]) => {
  const opened = await openTexts(
    ports.vault,
    facts.filter((fact) => wantsText(views, fact)),
  );
  return facts.map((fact): SeenFact => {
    let closed: Opened | undefined;
    const withoutIt = () => {
      closed ??= withoutText(fact);
      return closed;
    };
    return {
      type: fact.type,
      position: fact.position,
      withText: () => opened.get(fact) ?? withoutIt(),
      withoutText: withoutIt,
    };
  });
};

const load = async (readStore: ReadStoreWriter, view: ViewDeclaration, ids: readonly string[]): Promise<readonly Document[]> => {
  const documents: Document[] = [];
  for (let from = 0; from < ids.length; from += mostIdsACall) {
    documents.push(...(await readStore.getMany(view, ids.slice(from, from + mostIdsACall))));
  }
  return documents;
};

/**
 * Folds one batch into every view that stands before it and commits documents, parked documents and checkpoints together.
 * The views' states move when the commit stands, and not at all where it fails.
 */
export const projectBatch = async (
  ports: BatchPorts,
  views: readonly ViewState[],
  facts: readonly StoredFact[],
): Promise<Projected> => {
  const last = facts.at(-1);
  if (last === undefined) return { destroyed: false };
  facts.forEach(refuseUnknown);
  const rings = new Set(facts.map(destroyedRing).filter((ring) => ring !== undefined));
  for (const ring of rings) ports.vault.forget(ring);
  const seen = await seenFacts(ports, views, facts);
  const all = await Promise.all(
    views.map(async (view) => {
      const plan = planView(view, seen);
      return { view, folded: foldView(view, plan, await load(ports.readStore, view.projection.view, plan.ids)) };
    }),
  );
  const { readStore, clock, logId } = ports;
  const checkpoint = { logId, position: last.position };
  const also = rings.size > 0 ? [purgeMark(last.position)] : [];
  for (const { view, folded } of await commitBatch({ readStore, clock, checkpoint, also }, all)) {
    if (isBefore(view.position, last.position)) view.position = last.position;
    for (const { id } of folded.parkings) view.parked.add(id);
  }
  // Again: the keys may have been destroyed, and cached here, after the first time.
  for (const ring of rings) ports.vault.forget(ring);
  return { destroyed: rings.size > 0 };
};
