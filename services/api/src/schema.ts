import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { noPubSub } from './live/index.ts';
import { resolvers } from './resolvers.ts';

/**
 * The GraphQL schema of the product. GraphQL checks the types of inputs and refuses unknown fields; every rule of the domain is
 * checked by the domain, for every way in. class-validator stays off: it knows no rule of ours, would refuse each input that
 * carries none of its decorators, and its errors echo what was sent (it could be a password).
 */
export const buildApiSchema = (): GraphQLSchema => buildSchemaSync({ resolvers, pubSub: noPubSub, validate: false });
