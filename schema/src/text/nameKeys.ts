import { normalisedName } from './normalisedName.ts';

const wordStart = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;

/**
 * A name from each of its words on, but for one that begins the name, each as `normalisedName` makes it: a search that is the
 * beginning of one of these, or of the whole name, finds the name by the beginning of a word. A word is letters and digits.
 */
export const laterWords = (name: string): readonly string[] => {
  const normalised = normalisedName(name);
  return [...normalised.matchAll(wordStart)].filter(({ index }) => index > 0).map(({ index }) => normalised.slice(index));
};
