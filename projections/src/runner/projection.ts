import type { FactType, Opened } from '@chat/schema/events';
import type { Document, ViewDeclaration } from '@chat/schema/views';

/** A fact of one type as a projection sees it: `data.text` is plain only where the handler asked for it (`text: true`), else `null`. */
export type FactOfType<Type extends FactType> = Extract<Opened, { readonly type: Type }>;

/** A document as a fold writes it; the runner adds `pos`. `undefined` deletes. */
export type Folded<Doc extends Document> = Omit<Doc, 'pos'> | undefined;

/**
 * What one view does with one type of fact. Pure. `touches` and `evolve` are methods in the type so that a list may hold
 * projections of different documents: the runner only gives a projection what it made itself.
 */
export interface Handler<Doc extends Document, Type extends FactType> {
  /** True: the sealed text is opened for this handler. */
  readonly text?: boolean;
  /** The ids of the documents that the fact changes. */
  touches(fact: FactOfType<Type>): readonly string[];
  /** `document` is absent where none stands under `id`; answering with the same object changes nothing. */
  evolve(document: Doc | undefined, fact: FactOfType<Type>, id: string): Folded<Doc>;
}

export type Handlers<Doc extends Document> = { readonly [Type in FactType]?: Handler<Doc, Type> };

/** A view and how facts fold into it. Facts of other types only move its position. */
export interface Projection<Doc extends Document = Document> {
  readonly view: ViewDeclaration<Doc>;
  readonly on: Handlers<Doc>;
}

/** Declares a projection. */
export const defineProjection = <Doc extends Document>(view: ViewDeclaration<Doc>, on: Handlers<Doc>): Projection<Doc> => ({
  view,
  on,
});

/** A handler whose fact type is known at run time only. */
export interface AnyHandler {
  readonly text?: boolean;
  touches(fact: Opened): readonly string[];
  evolve(document: Document | undefined, fact: Opened, id: string): Folded<Document>;
}

/** The handler for facts of this type, or nothing where the projection passes over them. */
export const handlerOf = (projection: Projection, type: string): AnyHandler | undefined =>
  // `on` is keyed by the type of the fact that the handler is then given: the compiler cannot follow that through a variable.
  Object.hasOwn(projection.on, type) ? (projection.on[type as FactType] as AnyHandler) : undefined;
