import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareScalars, endOfPrefix, kindOf } from './scalarOrder.ts';

const text = fc.string({ unit: 'binary', maxLength: 4 });
const edges = fc.string({ unit: fc.constantFrom('a', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'), maxLength: 4 });
const words = fc.oneof(text, edges);

describe('the order of scalars', () => {
  it('is null, numbers, strings, false, true', () => {
    const ordered = [null, -1e308, -1, 0, 5e-324, 1, 10, '', '\u0000', '1', 'a', '\uffff', '\u{10000}', false, true];
    expect([...ordered].reverse().sort(compareScalars)).toEqual(ordered);
  });

  it('of strings is that of their UTF-8 bytes', () => {
    fc.assert(
      fc.property(words, words, (left, right) => {
        expect(Math.sign(compareScalars(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
      }),
    );
  });
});

describe('the end of a prefix', () => {
  it('is above exactly the strings that are below it or start with the prefix', () => {
    fc.assert(
      fc.property(words, words, (prefix, other) => {
        const end = endOfPrefix(prefix);
        const isWithin = compareScalars(other, prefix) >= 0 && (end === undefined || compareScalars(other, end) < 0);
        expect(isWithin).toBe(other.startsWith(prefix));
      }),
    );
  });

  it('is well-formed', () => {
    fc.assert(
      fc.property(words, (prefix) => {
        expect((endOfPrefix(prefix) ?? '').isWellFormed()).toBe(true);
      }),
    );
  });

  it('is absent where nothing is above', () => {
    expect(endOfPrefix('')).toBeUndefined();
    expect(endOfPrefix('\u{10ffff}\u{10ffff}')).toBeUndefined();
  });
});

describe('the kind of a value', () => {
  it.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [1n], [[]], [{}]])('of %s is none', (value) => {
    expect(kindOf(value)).toBeUndefined();
  });
});
