import { converter, formatHex, useMode as knowColourSpace, modeOklch, modeRgb, parse, toGamut } from 'culori/fn';
import { contrastOf } from './contrast.ts';
import { type ColourName, type Palette, type Scheme, tokens } from './tokens.ts';

const accentNames = ['accent', 'on-accent', 'accent-hover', 'accent-soft', 'accent-text', 'accent-line', 'focus'] as const;
type AccentName = (typeof accentNames)[number];

/** What a picked accent becomes. */
export interface Accent {
  readonly colours: Readonly<Record<AccentName, string>>;
  /** True where its lightness had to move for a contrast to pass: people are told. */
  readonly adjusted: boolean;
}

interface Tint {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

// The small build of culori knows no colour space by itself.
knowColourSpace(modeRgb);
knowColourSpace(modeOklch);

const toOklch = converter('oklch');
const toGamutOfScreens = toGamut('rgb', 'oklch');

const tintOf = (colour: string): Tint | undefined => {
  const parsed = parse(colour);
  if (parsed === undefined) return undefined;
  const { l, c, h = 0 } = toOklch(parsed);
  return { lightness: l, chroma: c, hue: h };
};

const hexOf = ({ lightness, chroma, hue }: Tint): string =>
  formatHex(toGamutOfScreens({ mode: 'oklch', l: lightness, c: chroma, h: hue }));

/** The pairs that a colour is in whose other colour is known. */
const passes = (name: ColourName, colour: string, palette: Partial<Palette>): boolean =>
  tokens.pairs.every(({ text, on, least }) => {
    if (text !== name && on !== name) return true;
    const other = palette[text === name ? on : text];
    return other === undefined || contrastOf(colour, other) >= least;
  });

const steps = 100;

/** The colour of this hue whose lightness is nearest to what is wanted, of those that fit. */
const nearest = (wanted: Tint, isFit: (colour: string) => boolean): string => {
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

/** How the other colours of an accent differ from it in lightness and chroma, by scheme: as in the accent of the look. */
const derived: Readonly<Record<Scheme, readonly (readonly [name: AccentName, of: (accent: Tint) => Tint])[]>> = {
  dark: [
    ['accent-hover', (tint) => ({ ...tint, lightness: tint.lightness + 0.05 })],
    ['accent-soft', (tint) => ({ ...tint, lightness: 0.3, chroma: Math.min(tint.chroma, 0.04) })],
    ['accent-text', (tint) => ({ ...tint, lightness: Math.max(tint.lightness, 0.82) })],
    ['accent-line', (tint) => ({ ...tint, lightness: 0.48, chroma: Math.min(tint.chroma, 0.06) })],
    ['focus', (tint) => ({ ...tint, lightness: 0.87 })],
  ],
  light: [
    ['accent-hover', (tint) => ({ ...tint, lightness: tint.lightness - 0.07 })],
    ['accent-soft', (tint) => ({ ...tint, lightness: 0.94, chroma: Math.min(tint.chroma, 0.02) })],
    ['accent-text', (tint) => ({ ...tint, lightness: Math.min(tint.lightness, 0.45) })],
    ['accent-line', (tint) => ({ ...tint, lightness: 0.78, chroma: Math.min(tint.chroma, 0.06) })],
    ['focus', (tint) => tint],
  ],
};

const inks = ['#04191b', '#ffffff'] as const;
/** Text that reads best on it. */
const inkOn = (colour: string): string => (contrastOf(inks[0], colour) > contrastOf(inks[1], colour) ? inks[0] : inks[1]);

const withoutAccent = (palette: Palette): Partial<Palette> =>
  Object.fromEntries(Object.entries(palette).filter(([name]) => !accentNames.some((accent) => accent === name)));

/**
 * Everything that the accent is used for, made from one picked colour, so that every pair of the look passes: lightness moves
 * until it does, hue stays. Nothing for what is no colour.
 */
export const accentFrom = (picked: string, scheme: Scheme): Accent | undefined => {
  const tint = tintOf(picked);
  if (tint === undefined) return undefined;
  const palette: Partial<Record<ColourName, string>> = withoutAccent(tokens.colours[scheme]);
  const accent = nearest(tint, (colour) => passes('accent', colour, { ...palette, 'on-accent': inkOn(colour) }));
  palette.accent = accent;
  palette['on-accent'] = inkOn(accent);
  const moved = tintOf(accent) ?? tint;
  for (const [name, of] of derived[scheme]) palette[name] = nearest(of(moved), (colour) => passes(name, colour, palette));
  const colours = Object.fromEntries(accentNames.map((name) => [name, palette[name]])) as Record<AccentName, string>; // all were set above
  return { colours, adjusted: accent !== hexOf(tint) };
};
