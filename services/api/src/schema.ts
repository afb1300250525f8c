import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { resolvers } from './resolvers.ts';

/**
 * The GraphQL schema of the product. Inputs are checked by class-validator where a field carries a rule; its errors never
 * echo what was sent (it could be a password).
 */
export const buildApiSchema = (): GraphQLSchema =>
  buildSchemaSync({
    resolvers,
    validate: { forbidUnknownValues: true, validationError: { target: false, value: false } },
  });
