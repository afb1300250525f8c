import type { Write } from '@chat/platform';
import type { Document, ViewDeclaration } from '@chat/schema/views';
import { attempt } from './attempt.ts';
import type { Parking } from './parking.ts';
import type { Task, ViewPlan } from './planView.ts';
import { isBefore, type ViewState } from './viewState.ts';

/** What a batch changes in one view. */
export interface FoldedView {
  readonly writes: readonly Write[];
  readonly parkings: readonly Parking[];
}

/** The documents of one view while a batch is folded over them. */
class Documents {
  readonly #view: ViewDeclaration;
  readonly #standing: Map<string, Document>;
  /** What stood before the batch. */
  readonly #known: ReadonlySet<string>;
  readonly #writes = new Map<string, Write>();
  readonly #parkings = new Map<string, Parking>();

  constructor(view: ViewDeclaration, standing: readonly Document[]) {
    this.#view = view;
    this.#known = new Set(standing.map((document) => document._id));
    this.#standing = new Map(standing.map((document) => [document._id, document]));
  }

  get folded(): FoldedView {
    return { writes: [...this.#writes.values()], parkings: [...this.#parkings.values()] };
  }

  fold({ fact, handler }: Task, id: string): void {
    const before = this.#standing.get(id);
    const isFoldedAlready = before !== undefined && !isBefore(before.pos, fact.position);
    if (isFoldedAlready || this.#parkings.has(id)) return;
    const outcome = attempt(() => handler.evolve(before, fact, id));
    if ('error' in outcome) this.#parkings.set(id, { id, position: fact.position, error: outcome.error });
    else if (outcome.value === undefined) this.#delete(id, fact.position);
    else if (outcome.value !== before) this.#put(id, { ...outcome.value, _id: id, pos: fact.position });
  }

  #delete(id: string, pos: string): void {
    if (this.#standing.delete(id)) this.#writes.set(id, { view: this.#view, delete: { _id: id, pos } });
  }

  #put(id: string, put: Document): void {
    const isNew = !this.#known.has(id);
    this.#standing.set(id, put);
    this.#writes.set(id, { view: this.#view, put, ...(isNew && { isNew }) });
  }
}

/**
 * Folds planned facts, in order, over the documents that stand. A document at or after a fact's position has it already; one
 * whose fold throws three times stays as it was before that fact and is parked.
 */
export const foldView = (view: ViewState, plan: ViewPlan, standing: readonly Document[]): FoldedView => {
  const documents = new Documents(view.projection.view, standing);
  for (const task of plan.tasks) {
    for (const id of task.ids) if (!view.parked.has(id)) documents.fold(task, id);
  }
  const { writes, parkings } = documents.folded;
  return { writes, parkings: [...plan.parkings, ...parkings] };
};
