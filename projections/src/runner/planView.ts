import type { Opened, Position } from '@chat/schema/events';
import { attempt } from './attempt.ts';
import type { Parking } from './parking.ts';
import { type AnyHandler, handlerOf } from './projection.ts';
import { isBefore, type ViewState } from './viewState.ts';

/** A fact in the two forms in which a handler may ask for it. */
export interface SeenFact {
  readonly type: string;
  readonly position: Position;
  readonly withText: () => Opened;
  readonly withoutText: () => Opened;
}

/** One fact, what a view does with it, and the documents that it changes. */
export interface Task {
  readonly fact: Opened;
  readonly handler: AnyHandler;
  readonly ids: readonly string[];
}

/** What a batch of facts asks of one view. */
export interface ViewPlan {
  readonly tasks: readonly Task[];
  /** Every document that must be loaded. */
  readonly ids: readonly string[];
  /** Facts that could not even name their documents. */
  readonly parkings: readonly Parking[];
}

const planFact = (handler: AnyHandler, fact: Opened): Task | Parking => {
  const touched = attempt(() => handler.touches(fact));
  if ('error' in touched) return { id: `fact:${fact.id}`, position: fact.position, error: touched.error };
  return { fact, handler, ids: [...new Set(touched.value)] };
};

/** Which facts after the view's position it handles, and which documents they touch. */
export const planView = (view: ViewState, facts: readonly SeenFact[]): ViewPlan => {
  const planned = facts
    .filter((seen) => isBefore(view.position, seen.position))
    .flatMap((seen) => {
      const handler = handlerOf(view.projection, seen.type);
      if (handler === undefined) return [];
      return [planFact(handler, handler.text === true ? seen.withText() : seen.withoutText())];
    });
  const tasks = planned.filter((one) => 'ids' in one);
  const ids = new Set(tasks.flatMap((task) => task.ids));
  return {
    tasks,
    ids: [...ids].filter((id) => !view.parked.has(id)),
    parkings: planned.filter((one) => 'error' in one),
  };
};
