import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import sdl from '../../../schema/graphql/schema.graphql?raw';
import * as operations from './operations.ts';

const schema = buildSchema(sdl);

describe('operations of the plain page', () => {
  it.each(Object.entries(operations))('%s is one that the API has', (_name, { document }) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });
});
