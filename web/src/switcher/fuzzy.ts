/** How well a name fits, the higher the better, and which of its code points do. */
export interface Fit {
  readonly score: number;
  readonly places: readonly number[];
}

interface Sign {
  readonly sign: string;
  /** Of the code point in the name. */
  readonly place: number;
}

/** Without case and marks: é fits e, ё fits е. */
const fold = (text: string): readonly Sign[] =>
  [...text].flatMap((point, place) =>
    [
      ...point
        .normalize('NFKD')
        .replace(/\p{Mn}/gu, '')
        .toLowerCase(),
    ].map((sign) => ({ sign, place })),
  );

// The same thousands of names are looked through at each key that is pressed.
const known = new Map<string, readonly Sign[]>();
const mostKnown = 20_000;

const folded = (text: string): readonly Sign[] => {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const signs = fold(text);
  known.set(text, signs);
  return signs;
};

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

type Found = readonly number[];

/** Every way in which the letters are there in their order, one for each place where they may begin. */
const waysOf = (name: readonly Sign[], query: readonly Sign[]): readonly Found[] => {
  const ways: Found[] = [];
  for (let start = 0; start <= name.length - query.length; start += 1) {
    if (name[start]?.sign !== query[0]?.sign) continue;
    const found = sparse(name, query, start);
    // What is not behind here is not further behind either.
    if (found === undefined) break;
    if (spanOf(found) <= query.length * widest) ways.push(found);
  }
  return ways;
};

/** How a name fits what is looked for: at its beginning best, then of a word, then anywhere, then letter by letter. */
export const fitOf = (name: string, lookedFor: string): Fit | undefined => {
  const [signs, query] = [folded(name), folded(lookedFor)];
  if (query.length === 0) return undefined;
  const fits = waysOf(signs, query).map((found) => ({ score: scoreOf(signs, query, found), found }));
  const best = fits.toSorted((one, other) => other.score - one.score)[0];
  return best && { score: best.score, places: best.found.map((index) => signs[index]?.place ?? 0) };
};

/** A reading that was not typed counts a little less. */
const guessed = 5;

/** The best fit of all that somebody may have meant. */
export const bestFit = (name: string, readings: readonly string[]): Fit | undefined => {
  let best: Fit | undefined;
  for (const [index, reading] of readings.entries()) {
    const fit = fitOf(name, reading);
    const score = fit === undefined ? Number.NEGATIVE_INFINITY : fit.score - (index === 0 ? 0 : guessed);
    if (fit !== undefined && (best === undefined || score > best.score)) best = { ...fit, score };
  }
  return best;
};
