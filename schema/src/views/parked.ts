import type { Position } from '../events/envelope.ts';
import type { Millis } from '../events/kinds.ts';
import { type Document, defineView } from './view.ts';

/**
 * A document that no fact moves any more since a fold of it failed: it stands as it was before `position`, and only a rebuild
 * of its view repairs it. A command that needs it answers `PROJECTION_BEHIND`.
 */
export interface ParkedDocument extends Document {
  readonly view: string;
  /** Id of the document; `fact:` and the id of a fact whose documents could not be named. */
  readonly id: string;
  /** The fact that could not be folded. */
  readonly position: Position;
  /** Never holds what a person wrote: of a view that reads text only the error's name is kept. */
  readonly error: { readonly name: string; readonly message: string };
  readonly at: Millis;
}

/** Parked documents of all views. */
export const parkedView = defineView<ParkedDocument>({
  name: 'parked',
  version: 1,
  indexes: { byDocument: { paths: ['view', 'id'] } },
});
