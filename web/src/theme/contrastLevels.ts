import type { Contrast } from '../graphql/schema.generated.ts';
import { type Pair, tokens } from './tokens.ts';

/** What a pair must have at each level, by what it has as the look was drawn. */
const raised: Readonly<Record<Contrast, (least: number) => number>> = {
  STANDARD: (least) => least,
  MORE: (least) => (least >= 7 ? 10 : least >= 4.5 ? 7 : 4.5),
  MOST: (least) => (least >= 7 ? 12 : least >= 4.5 ? 10 : 7),
};

/** The pairs of the look with the contrast that somebody asked for. */
export const pairsAt = (contrast: Contrast): readonly Pair[] =>
  tokens.pairs.map((pair) => ({ ...pair, least: raised[contrast](pair.least) }));
