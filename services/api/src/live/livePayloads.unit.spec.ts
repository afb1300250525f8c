import { type GraphQLNamedType, type GraphQLObjectType, getNamedType, isObjectType, isUnionType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { buildApiSchema } from '../schema.ts';

const schema = buildApiSchema();

/** Every object type that a subscription can show, however deep. */
const shown = (): ReadonlySet<GraphQLObjectType> => {
  const found = new Set<GraphQLObjectType>();
  const visit = (type: GraphQLNamedType): void => {
    if (isUnionType(type)) for (const member of type.getTypes()) visit(member);
    if (!isObjectType(type) || found.has(type)) return;
    found.add(type);
    for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
  };
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) visit(getNamedType(field.type));
  return found;
};

/** Fields that run code of ours, which could look at the viewer or at a read model. */
const resolved = (): ReadonlySet<string> => {
  const { fieldResolvers, objectTypes, interfaceTypes } = getMetadataStorage() as unknown as {
    readonly fieldResolvers: readonly { readonly methodName: string; readonly getObjectType?: () => unknown }[];
    readonly objectTypes: readonly { readonly name: string; readonly target: unknown }[];
    readonly interfaceTypes: readonly { readonly name: string; readonly target: unknown }[];
  };
  const nameOf = (target: unknown) => [...objectTypes, ...interfaceTypes].find((type) => type.target === target)?.name;
  return new Set(fieldResolvers.map(({ methodName, getObjectType }) => `${nameOf(getObjectType?.())}.${methodName}`));
};

describe('live payloads', () => {
  it('are functions of the fact alone: no field of theirs runs a resolver or takes an argument', () => {
    const types = [...shown()];
    const withCode = resolved();
    expect(types.length).toBeGreaterThan(40);
    expect(withCode.size).toBeGreaterThan(0);
    for (const type of types) {
      const names = [type.name, ...type.getInterfaces().map(({ name }) => name)];
      for (const field of Object.values(type.getFields())) {
        expect(field.args, `${type.name}.${field.name}`).toEqual([]);
        for (const name of names) expect(withCode.has(`${name}.${field.name}`), `${name}.${field.name}`).toBe(false);
      }
    }
  });

  it('say of every subscription where it stands', () => {
    for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
      const type = getNamedType(field.type);
      const names = isUnionType(type) ? type.getTypes().map(({ name }) => name) : [];
      expect(names).toEqual(expect.arrayContaining(['CaughtUp', 'Reset']));
    }
  });
});
