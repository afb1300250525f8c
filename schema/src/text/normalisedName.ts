/**
 * A name as member search compares it: compatibility forms resolved (NFKD), marks dropped, lower case, one form of sigma. Names
 * and queries pass through the same function, so what it drops can't hide a name: й counts as и and ё as е, in both. It depends on
 * the engine's version of Unicode; use it in views, which can be rebuilt, and never in a fact. Applying it twice changes nothing.
 */
export const normalisedName = (text: string): string => {
  const lowered = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ');
  return lowered.normalize('NFKD').replace(/\p{M}+/gu, '');
};
