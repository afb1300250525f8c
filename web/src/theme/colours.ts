import { converter, formatHex, useMode as knowColourSpace, modeOklch, modeRgb, parse, toGamut } from 'culori/fn';
import { contrastOf } from './contrast.ts';
import type { ColourName, Pair, Palette } from './tokens.ts';

/** A colour by how it is seen: lightness and chroma from 0 on, hue in degrees. */
export interface Tint {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

// The small build of culori knows no colour space by itself.
knowColourSpace(modeRgb);
knowColourSpace(modeOklch);

const toOklch = converter('oklch');
const toGamutOfScreens = toGamut('rgb', 'oklch');

/** Nothing for what is no colour. */
export const tintOf = (colour: string): Tint | undefined => {
  const parsed = parse(colour);
  if (parsed === undefined) return undefined;
  const { l, c, h = 0 } = toOklch(parsed);
  return { lightness: l, chroma: c, hue: h };
};

/** As `#rrggbb`, in less chroma where screens cannot show it. */
export const hexOf = ({ lightness, chroma, hue }: Tint): string =>
  formatHex(toGamutOfScreens({ mode: 'oklch', l: lightness, c: chroma, h: hue }));

/** Whether a colour has its contrast in every pair that it is in and whose other colour is known. */
export const passes = (name: ColourName, colour: string, palette: Partial<Palette>, pairs: readonly Pair[]): boolean =>
  pairs.every(({ text, on, least }) => {
    if (text !== name && on !== name) return true;
    const other = palette[text === name ? on : text];
    return other === undefined || contrastOf(colour, other) >= least;
  });

const steps = 100;

/** The colour of this hue whose lightness is nearest to what is wanted, of those that fit. Throws RangeError where none does. */
export const nearest = (wanted: Tint, isFit: (colour: string) => boolean): string => {
  for (let step = 0; step <= steps; step += 1) {
    for (const direction of [1, -1]) {
      const lightness = wanted.lightness + (direction * step) / steps;
      if (lightness < 0 || lightness > 1) continue;
      const colour = hexOf({ ...wanted, lightness });
      if (isFit(colour)) return colour;
    }
  }
  throw new RangeError('no lightness fits');
};
