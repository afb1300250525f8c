import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleFact } from '../testing/sampleFacts.ts';
import { canonicalBytes, canonicalJson, factHash } from './canonical.ts';

const json = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' });

describe('canonical JSON', () => {
  it('equals the reference implementation for any JSON', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('means the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  // RFC 8785, section 3.2.2 and 3.2.3.
  it('writes the example of RFC 8785', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts names by UTF-16 code units', () => {
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(names)))).toHaveLength(7);
    expect(canonicalJson(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('sorts names that JavaScript keeps in the order of numbers', () => {
    expect(canonicalJson({ 10: 1, 9: { b: 1, a: 2 } })).toBe('{"10":1,"9":{"a":2,"b":1}}');
  });

  it('is the same in whatever order the names come, at every depth', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (typeof value !== 'object' || value === null) return value;
      const reversed = Object.entries(value).map(([name, part]) => [name, backwards(part)] as const);
      return Object.fromEntries(reversed.reverse());
    };
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(backwards(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('leaves an absent field out', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(canonicalJson({ b: undefined })).toBe('{}');
  });

  it('refuses what JSON cannot say', () => {
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      '\ud800',
      { '\udc00': 1 },
      [undefined],
      new Array(1),
      () => 1,
      Symbol('s'),
    ])
      expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('the bytes of a fact', () => {
  it('are those of its envelope, wherever it stands and in whatever order its fields come', () => {
    const fact = sampleFact({ b: 1, a: 2 });
    const { id, type, data, meta } = fact;
    const recorded = { position: '7', meta, stream: 'sample-main', data, type, revision: 3, id };
    expect(canonicalBytes(recorded)).toBe(canonicalBytes(fact));
    expect(Object.keys(JSON.parse(canonicalBytes(recorded)))).toEqual(['data', 'id', 'meta', 'type']);
  });

  it('are hashed as UTF-8 with SHA-256', () => {
    const fact = sampleFact({ text: 'grüße 😀' });
    expect(factHash(fact)).toBe(
      createHash('sha256')
        .update(Buffer.from(canonicalBytes(fact), 'utf8'))
        .digest('hex'),
    );
  });
});
