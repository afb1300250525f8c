import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../readStore.ts';
import { compareScalars, endOfPrefix } from '../scalarOrder.ts';
import { encode, encodeId, encodeText } from './encoding.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'é', '\ud7fe', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}', '\u0000') }),
);
const scalars: fc.Arbitrary<Scalar> = fc.oneof(
  texts.filter((text) => text.isWellFormed()),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const units = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1);
const bytes = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));

describe('an encoded scalar', () => {
  it('stands in the order of scalars, by UTF-8 bytes and by UTF-16 units', () => {
    fc.assert(
      fc.property(scalars, scalars, (left, right) => {
        const wanted = Math.sign(compareScalars(left, right));
        expect([units, bytes].map((compare) => compare(encode(left), encode(right)))).toEqual([wanted, wanted]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of 0 and -0 is the same', () => {
    expect(encode(-0)).toBe(encode(0));
  });

  it('of a text without rare characters is the text, with a tag', () => {
    expect([encode('Grüße, мир'), encodeText('漢字')]).toEqual(['2Grüße, мир', '漢字']);
  });

  it('of a text with a prefix lies below the end of the prefix', () => {
    fc.assert(
      fc.property(scalars, scalars, (prefix, rest) => {
        if (typeof prefix !== 'string' || typeof rest !== 'string') return;
        const end = endOfPrefix(prefix);
        expect(encode(prefix + rest).startsWith(encode(prefix))).toBe(true);
        if (end !== undefined) expect(encode(prefix + rest) < encode(end)).toBe(true);
      }),
    );
  });
});

describe('an encoded id', () => {
  it('that is no text lies before or behind all that are', () => {
    expect(encodeId('a')).toBe('a');
    expect([encodeId(null), encodeId(5)]).toEqual(['', '']);
    expect(encodeId(true) > encodeId('\u{10ffff}')).toBe(true);
  });
});
