/**
 * Characters that show nothing: white space, control characters, what Unicode ignores by default (zero-width characters,
 * bidi marks, variation selectors, Hangul fillers, tags), interlinear annotation marks and the blank Braille pattern.
 */
const invisible = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\ufff9-\ufffb]*$/u;

/** Whether a text shows nothing at all; the empty text does not. Such a text counts as EMPTY, and only then does white space matter. */
export const isBlank = (text: string): boolean => invisible.test(text);

/** The length of a text as every limit counts it: Unicode code points. A lone surrogate counts as one. */
export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** ASCII letters lower-cased, all else kept: what is hashed must not depend on a version of Unicode. */
export const asciiLowerCase = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
