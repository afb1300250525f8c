const word = /[\p{L}\p{M}\p{N}_]/u;
const space = /\s/u;
const opening = /[\p{Ps}\p{Pi}]/u;
const closing = /[\p{Pe}\p{Pf}.,;:!?…]/u;

/** The character that ends just before a place; nothing at the beginning. A pair of surrogates is one character. */
const characterBefore = (text: string, at: number): string => {
  const low = text.charCodeAt(at - 1);
  const pair = at >= 2 && low >= 0xdc00 && low <= 0xdfff;
  return pair ? text.slice(at - 2, at) : text.slice(Math.max(0, at - 1), at);
};

const characterAt = (text: string, at: number): string => {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
};

const isSpace = (character: string): boolean => character === '' || space.test(character);

/** Whether the character before a place is part of a word. */
export const endsInWord = (text: string, at: number): boolean => word.test(characterBefore(text, at));

/** Whether the character at a place is part of a word. */
export const startsWithWord = (text: string, at: number): boolean => word.test(characterAt(text, at));

/** Whether a marker may open or close what it marks. */
export interface Flanks {
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * The flanking rules of CommonMark, eased for languages without spaces and for emoji: a marker opens where something follows it
 * and closes where something precedes it. Between two characters it never closes after an opening bracket nor opens before a
 * closing one, and an underscore within a word does neither, so that snake_case stays as it is.
 */
export const flanksOf = (text: string, from: number, end: number): Flanks => {
  const before = characterBefore(text, from);
  const after = characterAt(text, end);
  const opens = !isSpace(after);
  const closes = !isSpace(before);
  if (!(opens && closes)) return { opens, closes };
  const underscore = text[from] === '_';
  return {
    opens: !closing.test(after) && !(underscore && word.test(before)),
    closes: !opening.test(before) && !(underscore && word.test(after)),
  };
};
