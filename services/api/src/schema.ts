import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { validateInput } from './graph/inputRules.ts';
import { noPubSub } from './live/index.ts';
import { resolvers } from './resolvers.ts';

/**
 * The GraphQL schema of the product. GraphQL checks the types of inputs and refuses unknown fields; sizes of lists, pages and
 * searches are judged by the rules of their classes (`inputRules`); every rule of the domain by the domain, for every way in.
 */
export const buildApiSchema = (): GraphQLSchema =>
  buildSchemaSync({ resolvers, pubSub: noPubSub, validateFn: (input, type) => validateInput(input, type) });
