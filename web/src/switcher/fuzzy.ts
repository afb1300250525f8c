/** How well a name fits, the higher the better, and which of its code points do. */
export interface Fit {
  readonly score: number;
  readonly places: ReadonlySet<number>;
}

interface Sign {
  readonly sign: string;
  /** Of the code point in the name. */
  readonly place: number;
}

/** Without case and marks: é fits e, ё fits е. */
const folded = (text: string): readonly Sign[] =>
  [...text].flatMap((point, place) =>
    [
      ...point
        .normalize('NFKD')
        .replace(/\p{Mn}/gu, '')
        .toLowerCase(),
    ].map((sign) => ({ sign, place })),
  );

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

const beginsWord = (name: readonly Sign[], index: number): boolean => !isLetter(name[index - 1]?.sign);

/** The letters in their order from here on, as near to each other as they come first. */
const sparse = (name: readonly Sign[], query: readonly Sign[], from: number): readonly number[] | undefined => {
  const found: number[] = [];
  let at = from;
  for (const { sign } of query) {
    while (at < name.length && name[at]?.sign !== sign) at += 1;
    if (at === name.length) return undefined;
    found.push(at);
    at += 1;
  }
  return found;
};

const spanOf = (found: readonly number[]): number => (found.at(-1) ?? 0) - (found[0] ?? 0) + 1;

/** Letters further apart than this many times their number fit by chance. */
const widest = 4;

const scoreOf = (name: readonly Sign[], query: readonly Sign[], found: readonly number[]): number => {
  const start = found[0] ?? 0;
  const gaps = spanOf(found) - query.length;
  const place = start === 0 ? 100 : beginsWord(name, start) ? 80 : 50;
  return place - (gaps === 0 ? 0 : 60 + gaps) - (name.length - query.length) / 100;
};

/** How a name fits what is looked for: at its beginning best, then of a word, then anywhere, then letter by letter. */
export const fitOf = (name: string, lookedFor: string): Fit | undefined => {
  const [signs, query] = [folded(name), folded(lookedFor)];
  if (query.length === 0) return undefined;
  const starts = signs.flatMap(({ sign }, index) => (sign === query[0]?.sign ? [index] : []));
  const fits = starts
    .map((start) => sparse(signs, query, start))
    .filter((found) => found !== undefined && spanOf(found) <= query.length * widest)
    .map((found = []) => ({ score: scoreOf(signs, query, found), found }));
  const best = fits.toSorted((one, other) => other.score - one.score)[0];
  return best && { score: best.score, places: new Set(best.found.map((index) => signs[index]?.place ?? 0)) };
};

/** A reading that was not typed counts a little less. */
const guessed = 5;

/** The best fit of all that somebody may have meant. */
export const bestFit = (name: string, readings: readonly string[]): Fit | undefined =>
  readings
    .map((reading, index) => {
      const fit = fitOf(name, reading);
      return fit && { ...fit, score: fit.score - (index === 0 ? 0 : guessed) };
    })
    .filter((fit) => fit !== undefined)
    .toSorted((one, other) => other.score - one.score)[0];
