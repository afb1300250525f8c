import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { OperationLimit } from './operationLimits.ts';

/** What an operation asks for. */
export type Measures = Readonly<Record<Exclude<OperationLimit, 'TOKENS'>, number>>;

export interface Measured {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined;
}

/** Of a page whose size stands in a variable, or nowhere, the most and the usual (graph/page.ts). */
const mostOfPage = 100;
const usualPage = 50;
/** What a list without pages is taken for. */
const usualList = 20;

const nothing: Measures = { DEPTH: 0, COST: 0, ALIASES: 0, DIRECTIVES: 0 };

const sizeOfPage = (field: FieldNode): number => {
  const size = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  if (size === undefined || size.kind === Kind.NULL) return usualPage;
  // A size that is out of range is refused when it is read: it must not make the rest cheap.
  return size.kind === Kind.INT ? Math.max(1, Math.min(mostOfPage, Number(size.value))) : mostOfPage;
};

class Measurement {
  readonly #measured: Measured;
  readonly #fragments = new Map<string, Measures>();

  constructor(measured: Measured) {
    this.#measured = measured;
  }

  whole(): Measures {
    const { schema, operation } = this.#measured;
    const inside = this.#set(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
    return { ...inside, DIRECTIVES: inside.DIRECTIVES + (operation.directives?.length ?? 0) };
  }

  #set(set: SelectionSetNode, type: GraphQLNamedType | undefined): Measures {
    return set.selections.reduce((sum, selection) => {
      const one = this.#selection(selection, type);
      return {
        DEPTH: Math.max(sum.DEPTH, one.DEPTH),
        COST: sum.COST + one.COST,
        ALIASES: sum.ALIASES + one.ALIASES,
        DIRECTIVES: sum.DIRECTIVES + one.DIRECTIVES + (selection.directives?.length ?? 0),
      };
    }, nothing);
  }

  #selection(selection: SelectionNode, type: GraphQLNamedType | undefined): Measures {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#field(selection, type);
      case Kind.FRAGMENT_SPREAD:
        return this.#fragment(selection.name.value);
      case Kind.INLINE_FRAGMENT:
        return this.#set(selection.selectionSet, this.#named(selection.typeCondition?.name.value) ?? type);
    }
  }

  /** Each once, however often it is spread: a document of fragments in fragments would else take time without bound. */
  #fragment(name: string): Measures {
    const known = this.#fragments.get(name);
    if (known !== undefined) return known;
    // A fragment inside itself is refused by a rule of the specification; here it must only end.
    this.#fragments.set(name, nothing);
    const fragment = this.#measured.fragmentOf(name);
    const inside = fragment ? this.#set(fragment.selectionSet, this.#named(fragment.typeCondition.name.value)) : nothing;
    this.#fragments.set(name, inside);
    return inside;
  }

  #field(field: FieldNode, type: GraphQLNamedType | undefined): Measures {
    const alias = field.alias === undefined ? 0 : 1;
    // What describes the schema has a depth of its own and does not grow with what people write.
    if (field.name.value.startsWith('__')) return { ...nothing, ALIASES: alias };
    const declared = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
    const inside = field.selectionSet ? this.#set(field.selectionSet, declared && getNamedType(declared.type)) : nothing;
    const isPage = declared?.args.some(({ name }) => name === 'first') ?? false;
    const most: unknown = declared?.extensions['most'];
    const times = isPage ? sizeOfPage(field) : typeof most === 'number' ? most : this.#length(declared?.type, type);
    return {
      DEPTH: inside.DEPTH + 1,
      COST: 1 + inside.COST * times,
      ALIASES: inside.ALIASES + alias,
      DIRECTIVES: inside.DIRECTIVES,
    };
  }

  #length(answer: GraphQLOutputType | undefined, parent: GraphQLNamedType | undefined): number {
    if (answer === undefined || !isListType(getNullableType(answer)) || !isCompositeType(getNamedType(answer))) return 1;
    // The page around it has been multiplied already.
    return parent?.name.endsWith('Connection') ? 1 : usualList;
  }

  #named(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#measured.schema.getType(name);
  }
}

/** Measures one operation, fragments included, in time that grows with the document only. */
export const measure = (measured: Measured): Measures => new Measurement(measured).whole();
