import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { tooComplex } from './complexityRule.ts';
import { operationLimits } from './operationLimits.ts';

/** How documents are parsed on both transports: not further than the limit of tokens. */
export const parseOptions = { maxTokens: operationLimits.TOKENS } as const;

/** Whether a document could not be parsed because it is too long: the parser tells by its message only. */
export const isTooLong = (message: string): boolean => message.includes(`${operationLimits.TOKENS} tokens. Parsing aborted`);

/** Parses an operation; throws a GraphQLError with QUERY_TOO_COMPLEX or INVALID_REQUEST. */
export const parseOperation = (text: string): DocumentNode => {
  try {
    return parse(text, parseOptions);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (isTooLong(error.message)) throw tooComplex('TOKENS');
    throw new GraphQLError(error.message, {
      positions: error.positions,
      source: error.source,
      extensions: { code: 'INVALID_REQUEST' },
    });
  }
};
