import { describe, expect, it } from 'vitest';
import { list, optional, record } from './compoundKinds.ts';
import { defineFact, type FactDefinition } from './definition.ts';
import { count, id, type Kind } from './kinds.ts';
import { storedDefinitions } from './registry.golden.ts';
import { definitionOf, definitions, factTypesByPrefix } from './registry.ts';
import { brokenRules, shapesOf } from './schemaRules.testing.ts';
import { sealed } from './sealedKind.ts';

const all: readonly FactDefinition[] = Object.values(definitions);
const typed: Kind<string> = { name: 'Id', check: (value) => (typeof value === 'string' ? undefined : 'not text') };
// A name outside the closed set, as a careless change would bring it in.
const foreign = { ...typed, name: 'Text' } as unknown as Kind<string>;
const name = sealed('GUILD', ['name']);

describe('the schema of stored facts', () => {
  it.each(all.map((definition) => [definition.type, definition] as const))(
    '%s holds only what a fact may hold',
    (_, definition) => {
      expect(brokenRules(definition)).toEqual([]);
    },
  );

  it.each([
    ['a raw string', defineFact('Planted', { name: foreign }), 'Planted.name is of no kind of the closed set: Text'],
    [
      'a raw string that calls itself an Id',
      defineFact('Planted', { name: typed }),
      'Planted.name takes text that a person typed',
    ],
    [
      'one below a list',
      defineFact('Planted', { a: list(record({ b: typed }), 5) }),
      'Planted.a[].b takes text that a person typed',
    ],
    ['one that may be absent', defineFact('Planted', { a: optional(typed) }), 'Planted.a takes text that a person typed'],
    ['two texts of one ring', defineFact('Planted', { a: name, b: optional(name) }), /a is not the only .* GUILD/],
    ['a list of sealed texts', defineFact('Planted', { a: list(name, 5) }), /a\[\] is not the only .* GUILD/],
    ['a list without a bound', defineFact('Planted', { a: list(id, Number.POSITIVE_INFINITY) }), /a is a list without a bound/],
    ['a list that is too long', defineFact('Planted', { a: list(count, 257) }), /a is a list without a bound/],
    ['data that are no record', { type: 'Planted', schemaVersion: 1, data: id }, 'Planted is no record'],
  ])('refuses %s', (_, planted, rule) => {
    expect(brokenRules(planted)[0]).toMatch(rule);
  });

  it('lets two rings seal a text each', () => {
    expect(brokenRules(defineFact('Planted', { a: name, b: sealed('AUTHOR', ['content']) }))).toEqual([]);
  });
});

describe('the types of facts', () => {
  it('are named as they are registered', () => {
    expect(Object.entries(definitions).filter(([type, definition]) => type !== definition.type)).toEqual([]);
  });

  it('are words in the past, without dashes or spaces', () => {
    expect(all.filter(({ type }) => !/^[A-Z][A-Za-z]+$/.test(type))).toEqual([]);
  });

  it('belong to one prefix each, so that a type says in which streams it may stand', () => {
    const owned = Object.values(factTypesByPrefix).flat();
    expect(owned.toSorted()).toEqual(Object.keys(definitions).toSorted());
  });

  it.each([
    ['handle', ['HandleClaimed', 'HandleConfirmed', 'HandleReleased']],
    ['email', ['EmailClaimed', 'EmailConfirmed', 'EmailReleased']],
  ])('of reservations: %s', (prefix, types) => {
    expect(factTypesByPrefix[prefix]).toEqual(types);
  });

  it.each(['Unknown', 'constructor', '__proto__', ''])('definitionOf knows no %j', (type) => {
    expect(definitionOf(type)).toBeUndefined();
  });
});

describe('stored facts never change', () => {
  it.each(Object.entries(storedDefinitions))('%s', (type, { version, ...fields }) => {
    const definition = definitionOf(type);
    const message = `stored facts never change: ${type} is defined otherwise than what is stored. Define another type, or a higher schemaVersion with an upcaster; only an Enum may gain words.`;
    expect(definition?.schemaVersion, message).toBe(version);
    expect(definition && shapesOf(definition), message).toEqual(fields);
  });

  it('every definition is pinned: a new one gets its line in registry.golden.ts', () => {
    expect(Object.keys(definitions).filter((type) => !Object.hasOwn(storedDefinitions, type))).toEqual([]);
  });

  it('no version but 1 is defined yet', () => {
    expect(all.filter(({ schemaVersion }) => schemaVersion !== 1)).toEqual([]);
  });
});
