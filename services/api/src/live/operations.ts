import { BoundedCache } from '@chat/platform';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  specifiedRules,
  type ValidationRule,
  validate,
  visit,
} from 'graphql';
import { parseOperation } from '../server/limits/index.ts';

/** A subscription as a client asked for it. */
export interface LiveOperation {
  /** The same for operations that differ in nothing but where they resume. */
  readonly key: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly field: string;
  /** Types that its fragments are on: presence and typing are told only to those who name them. */
  readonly types: ReadonlySet<string>;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface SubscribePayload {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

interface Parsed {
  readonly document: DocumentNode;
  /** Printed without `after`, so that white space, comments and the place to resume from make no difference. */
  readonly normal: string;
  /** Variables that say where to resume. */
  readonly resumeVariables: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

export interface OperationsOptions {
  readonly schema: GraphQLSchema;
  /** Limits of depth, cost, aliases, directives: the same as over HTTP. */
  readonly rules: readonly ValidationRule[];
  /** Without it, errors do not suggest names of the schema. */
  readonly introspection: boolean;
}

const longestCached = 16_384;
const mostCached = 500;

const refusedWith = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

const withoutAfter = (document: DocumentNode): Pick<Parsed, 'normal' | 'resumeVariables'> => {
  const resumeVariables = new Set<string>();
  const stripped = visit(document, {
    Argument: (node) => {
      if (node.name.value !== 'after') return undefined;
      if (node.value.kind === Kind.VARIABLE) resumeVariables.add(node.value.name.value);
      return null;
    },
  });
  const normal = visit(stripped, {
    VariableDefinition: (node) => (resumeVariables.has(node.variable.name.value) ? null : undefined),
  });
  return { normal: print(normal), resumeVariables };
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
};

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));

const typesNamedIn = (document: DocumentNode): ReadonlySet<string> => {
  const types = new Set<string>();
  const note = ({ typeCondition }: { readonly typeCondition?: NamedTypeNode | undefined }): undefined => {
    if (typeCondition !== undefined) types.add(typeCondition.name.value);
  };
  visit(document, { InlineFragment: note, FragmentDefinition: note });
  return types;
};

/** The one field of a subscription; validation has made sure that there is one, and that fragments form no circle. */
const rootField = (document: DocumentNode, { selections }: SelectionSetNode): FieldNode | undefined => {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentsOf(document).get(selection.name.value);
    const found = fragment && rootField(document, fragment.selectionSet);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Reads and checks operations of sockets; documents are parsed and validated once. */
export class Operations {
  readonly #options: OperationsOptions;
  readonly #texts = new BoundedCache<string, string>(mostCached);
  readonly #parsed = new BoundedCache<string, Parsed | readonly GraphQLError[]>(mostCached);
  readonly #operations = new BoundedCache<string, LiveOperation>(mostCached);

  constructor(options: OperationsOptions) {
    this.#options = options;
  }

  /** The same string for everybody who sends the same text. */
  shared(text: string): string {
    if (text.length > longestCached) return text;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  /** The operation, one object for all who ask the same in the same words; or why it is refused. */
  read(payload: SubscribePayload): LiveOperation | readonly GraphQLError[] {
    const words = JSON.stringify([payload.query, payload.operationName ?? '', payload.variables ?? {}]);
    const known = words.length <= longestCached ? this.#operations.get(words) : undefined;
    const read = known ?? this.#read(payload);
    if ('key' in read && words.length <= longestCached) this.#operations.set(words, read);
    return read;
  }

  #read(payload: SubscribePayload): LiveOperation | readonly GraphQLError[] {
    const parsed = this.#document(payload.query);
    if (!('document' in parsed)) return parsed;
    const operation = getOperationAST(parsed.document, payload.operationName);
    if (!operation) return [refusedWith('INVALID_REQUEST', 'Name the operation to run.')];
    if (operation.operation !== 'subscription')
      return [refusedWith('INVALID_REQUEST', 'Queries and mutations go over HTTP: the socket takes subscriptions only.')];
    return this.#withValues(parsed, operation, payload);
  }

  #withValues(
    { document, normal, resumeVariables, types }: Parsed,
    operation: OperationDefinitionNode,
    payload: SubscribePayload,
  ): LiveOperation | readonly GraphQLError[] {
    const given = payload.variables ?? {};
    const { coerced, errors } = getVariableValues(this.#options.schema, operation.variableDefinitions ?? [], given);
    if (errors !== undefined) return errors.map((error) => refusedWith('INVALID_INPUT', error.message));
    const node = rootField(document, operation.selectionSet);
    const field = node && this.#options.schema.getSubscriptionType()?.getFields()[node.name.value];
    if (node === undefined || field === undefined) return [refusedWith('INVALID_REQUEST', 'Name the subscription to follow.')];
    const others = Object.entries(given).filter(([name]) => !resumeVariables.has(name));
    const operationName = payload.operationName ?? undefined;
    return {
      key: JSON.stringify([normal, operationName ?? '', sorted(Object.fromEntries(others))]),
      document,
      operationName,
      variables: given,
      field: field.name,
      types,
      args: getArgumentValues(field, node, coerced),
    };
  }

  #document(text: string): Parsed | readonly GraphQLError[] {
    const known = this.#parsed.get(text);
    if (known !== undefined) return known;
    const parsed = this.#parse(text);
    if (text.length <= longestCached) this.#parsed.set(text, parsed);
    return parsed;
  }

  #parse(text: string): Parsed | readonly GraphQLError[] {
    const { schema, rules, introspection } = this.#options;
    try {
      const document = parseOperation(text);
      const errors = validate(schema, document, [...specifiedRules, ...rules]);
      if (errors.length === 0) return { document, types: typesNamedIn(document), ...withoutAfter(document) };
      return errors.map((error) => this.#refused(error, introspection));
    } catch (error) {
      if (error instanceof GraphQLError) return [this.#refused(error, introspection)];
      throw error;
    }
  }

  #refused(error: GraphQLError, introspection: boolean): GraphQLError {
    const message = introspection ? error.message : error.message.replace(/ Did you mean.*\?$/s, '');
    const { nodes, source, positions } = error;
    const extensions = { code: 'INVALID_REQUEST', ...error.extensions };
    return new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, extensions });
  }
}
