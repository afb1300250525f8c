import { errorTable } from '@chat/domain/errors';
import { type ASTVisitor, GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import { type Measures, measure } from './measure.ts';
import { type OperationLimit, operationLimits } from './operationLimits.ts';

/** The refusal of an operation that is over a limit. */
export const tooComplex = (rule: OperationLimit): GraphQLError =>
  new GraphQLError(`${errorTable.QUERY_TOO_COMPLEX.meaning} (${rule}, at most ${operationLimits[rule]})`, {
    extensions: { code: 'QUERY_TOO_COMPLEX', rule, limit: operationLimits[rule] },
  });

/** Refuses operations over a limit of depth, cost, aliases or directives: a rule of validation, so that both transports have it. */
export const complexityRule: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (operation) => {
    const measures = measure({
      schema: context.getSchema(),
      operation,
      fragmentOf: (name) => context.getFragment(name),
    });
    // The keys of an object of this type are its own.
    for (const rule of Object.keys(measures) as (keyof Measures)[])
      if (measures[rule] > operationLimits[rule]) context.reportError(tooComplex(rule));
  },
});
