import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { complexityRule, operationLimits, parseOperation } from './index.ts';

const schema = buildSchema(`
  type Query { thing: Thing, things(first: Int, after: String, last: Int): ThingConnection }
  type ThingConnection { edges: [ThingEdge!]! }
  type ThingEdge { node: Thing!, cursor: String! }
  type Thing { name: String, tags: [String!]!, thing: Thing, list: [Thing!]!, things(first: Int, last: Int): ThingConnection }
`);

const brokenBy = (document: string): readonly unknown[] =>
  validate(schema, parse(document), [complexityRule]).map(({ extensions }) => extensions);

const repeat = (times: number, text: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => text(index)).join(' ');
const nested = (levels: number): string => `{ ${'thing { '.repeat(levels - 1)} name ${'} '.repeat(levels - 1)} }`;
const over = (rule: keyof typeof operationLimits) => ({ code: 'QUERY_TOO_COMPLEX', rule, limit: operationLimits[rule] });

describe('limits of one operation', () => {
  it('allows ten levels and refuses eleven', () => {
    expect(brokenBy(nested(10))).toEqual([]);
    expect(brokenBy(nested(11))).toEqual([over('DEPTH')]);
  });

  it('counts levels through fragments', () => {
    const spread = `{ thing { ...a } } fragment a on Thing { thing { ...b } } fragment b on Thing ${nested(9)}`;
    expect(brokenBy(spread)).toEqual([over('DEPTH')]);
  });

  it('counts levels through inline fragments', () => {
    expect(brokenBy(`{ thing { ... on Thing ${nested(9)} } }`)).toEqual([]);
    expect(brokenBy(`{ thing { ... on Thing ${nested(10)} } }`)).toEqual([over('DEPTH')]);
  });

  it('multiplies what stands in a page by its size', () => {
    const page = (size: number) =>
      `{ things(first: ${size}) { edges { node { things(last: 50) { edges { node { name } } } } } } }`;
    expect(brokenBy(page(30))).toEqual([]);
    expect(brokenBy(page(40))).toEqual([over('COST')]);
  });

  it('takes a size in a variable for the largest page', () => {
    const inner = 'things(first: 20) { edges { node { name } } }';
    expect(brokenBy(`query ($n: Int) { things(first: $n) { edges { node { ${inner} } } } }`)).toEqual([over('COST')]);
  });

  it('does not let a size of zero or below hide what stands inside', () => {
    const inner = repeat(60, (index) => `${index === 0 ? '' : ''}...f${index % 2}`);
    const fragments = repeat(
      2,
      (index) => `fragment f${index} on Thing { things(first: 100) { edges { node { name tags cursorless: name } } } }`,
    );
    expect(brokenBy(`{ things(first: -5) { edges { node { ${inner} } } } } ${fragments}`)).toContainEqual(over('COST'));
  });

  it('takes a list without pages for twenty', () => {
    expect(brokenBy('{ thing { list { list { name } } } }')).toEqual([]);
    expect(brokenBy('{ thing { list { list { list { name } } } } }')).toEqual([over('COST')]);
  });

  it('allows fifteen aliases and refuses sixteen', () => {
    expect(brokenBy(`{ ${repeat(15, (index) => `a${index}: thing { name }`)} }`)).toEqual([]);
    expect(brokenBy(`{ ${repeat(16, (index) => `a${index}: thing { name }`)} }`)).toEqual([over('ALIASES')]);
  });

  it('counts the aliases of a fragment wherever it is spread', () => {
    const fragment = `fragment f on Thing { ${repeat(8, (index) => `a${index}: name`)} }`;
    expect(brokenBy(`{ thing { ...f thing { ...f } } } ${fragment}`)).toEqual([over('ALIASES')]);
  });

  it('allows fifty directives and refuses fifty-one', () => {
    const skipped = (times: number) => `{ thing { name ${'@skip(if: false) '.repeat(times)} } }`;
    expect(brokenBy(skipped(50))).toEqual([]);
    expect(brokenBy(skipped(51))).toEqual([over('DIRECTIVES')]);
  });

  it('measures a bomb of fragments at once', () => {
    const layers = repeat(60, (index) => `fragment f${index} on Thing { ...f${index + 1} ...f${index + 1} }`);
    const bomb = `{ thing { ...f0 } } ${layers} fragment f60 on Thing { name }`;
    expect(brokenBy(bomb)).toEqual([over('COST')]);
  });

  it('ends on fragments that contain themselves', () => {
    expect(brokenBy('{ thing { ...f } } fragment f on Thing { thing { ...f } }')).toEqual([]);
  });

  it('lets the usual introspection through', () => {
    const asked = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(validate(schema, parseOperation(asked), [...specifiedRules, complexityRule])).toEqual([]);
  });

  it('stops parsing at a thousand tokens', () => {
    expect(parseOperation(`{ ${'name '.repeat(998)}}`).definitions).toHaveLength(1);
    expect(() => parseOperation(`{ ${'name '.repeat(999)}}`)).toThrow(expect.objectContaining({ extensions: over('TOKENS') }));
  });

  it('tells malformed documents from long ones', () => {
    expect(() => parseOperation('{ thing')).toThrow(expect.objectContaining({ extensions: { code: 'INVALID_REQUEST' } }));
  });
});
