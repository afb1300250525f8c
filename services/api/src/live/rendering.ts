import { type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import { formatError } from '../server/formatError.ts';
import type { SharedPayload } from './frames.ts';
import type { LiveOperation } from './operations.ts';

/** A live payload depends on more than its fact: a defect that the schema-walking test should have found. */
export class LivePayloadNotPlain extends Error {
  override readonly name = 'LivePayloadNotPlain';
}

/** Executes subscriptions on payloads: once for everybody who asks for the same. */
export class Renderer {
  readonly #schema: GraphQLSchema;
  executions = 0;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    // Arguments chose the subscription when it began; an item is shown as it is, without running a resolver.
    for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) field.resolve = (payload) => payload;
  }

  /** The result of one operation on one payload, serialised. */
  render({ document, operationName, variables }: LiveOperation, payload: object): SharedPayload {
    this.executions += 1;
    const result = execute({
      schema: this.#schema,
      document,
      rootValue: payload,
      variableValues: variables,
      ...(operationName === undefined ? {} : { operationName }),
    });
    if (result instanceof Promise || !('data' in result || 'errors' in result))
      throw new LivePayloadNotPlain('a field of a live payload waits for something');
    return Buffer.from(JSON.stringify(this.#masked(result as ExecutionResult)));
  }

  #masked(result: ExecutionResult): unknown {
    if (result.errors === undefined) return result;
    return { ...result, errors: result.errors.map((error: GraphQLError) => formatError(error.toJSON(), error)) };
  }
}
