import { codePoints, isBlank } from './characters.ts';

/**
 * Why a text is refused. EMPTY: it shows nothing (see `isBlank`). TOO_LONG, TOO_SHORT: over or under `limit` code points.
 * MALFORMED: it holds a lone surrogate, which no UTF-8 can store. GRAMMAR: a handle or an address of another form. RESERVED: a
 * handle that only the product itself may use.
 */
export type TextRefusal =
  | { readonly rule: 'EMPTY' | 'MALFORMED' | 'GRAMMAR' | 'RESERVED' }
  | { readonly rule: 'TOO_LONG' | 'TOO_SHORT'; readonly limit: number };

/** One rule for one kind of text. `check` answers with the first rule that the text breaks, or with nothing. */
export interface TextRule {
  /** Code points, inclusive. */
  readonly min: number;
  readonly max: number;
  readonly check: (text: string) => TextRefusal | undefined;
}

/** A rule of its own for a text whose length is right. */
type FurtherCheck = (text: string) => TextRefusal | undefined;

const checkLength = (text: string, min: number, max: number): TextRefusal | undefined => {
  // A code point has at most two units, so that a huge text is refused without being counted.
  if (text.length > 2 * max) return { rule: 'TOO_LONG', limit: max };
  const length = codePoints(text);
  if (length > max) return { rule: 'TOO_LONG', limit: max };
  return length < min ? { rule: 'TOO_SHORT', limit: min } : undefined;
};

/** Text that may be empty, and is taken as it is up to `max` code points. */
export const optionalText = (max: number): TextRule => ({
  min: 0,
  max,
  check: (text) => (text.isWellFormed() ? checkLength(text, 0, max) : { rule: 'MALFORMED' }),
});

/** Text that must show something: 1 to `max` code points. */
export const visibleText = (max: number): TextRule => ({
  min: 1,
  max,
  check: (text) => {
    if (!text.isWellFormed()) return { rule: 'MALFORMED' };
    return checkLength(text, 0, max) ?? (isBlank(text) ? { rule: 'EMPTY' } : undefined);
  },
});

/** Text of `min` to `max` code points that is not looked into, but for `further`. */
export const measuredText = (min: number, max: number, further: FurtherCheck = () => undefined): TextRule => ({
  min,
  max,
  check: (text) => {
    if (!text.isWellFormed()) return { rule: 'MALFORMED' };
    if (text === '') return { rule: 'EMPTY' };
    return checkLength(text, min, max) ?? further(text);
  },
});
