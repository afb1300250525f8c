import type { Contrast } from '../graphql/schema.generated.ts';
import { nearest, passes, tintOf } from './colours.ts';
import { pairsAt } from './contrastLevels.ts';
import type { ColourName, Palette } from './tokens.ts';

/** What moves when more contrast is wanted; surfaces stay, and the accent is made anew upon them. */
const moving = [
  'text',
  'text-2',
  'text-3',
  'control',
  'live',
  'past',
  'danger',
  'danger-fill',
  'ins',
  'del',
  ...([0, 1, 2, 3, 4, 5, 6, 7] as const).map((at) => `av${at}-fg` as const),
] as const satisfies readonly ColourName[];

/** The same palette with the contrast that somebody asked for, but for the colours of its accent. */
export const strengthened = (palette: Palette, contrast: Contrast): Palette => {
  if (contrast === 'STANDARD') return palette;
  const pairs = pairsAt(contrast).filter(({ text, on }) => !`${text} ${on}`.includes('accent'));
  const stronger: Record<ColourName, string> = { ...palette };
  for (const name of moving) {
    const tint = tintOf(palette[name]);
    if (tint !== undefined) stronger[name] = nearest(tint, (colour) => passes(name, colour, palette, pairs));
  }
  return stronger;
};
