import { hexOf, nearest, passes, type Tint, tintOf } from './colours.ts';
import { contrastOf } from './contrast.ts';
import { type ColourName, type Pair, type Palette, type Scheme, tokens } from './tokens.ts';

const accentNames = ['accent', 'on-accent', 'accent-hover', 'accent-soft', 'accent-text', 'accent-line', 'focus'] as const;
type AccentName = (typeof accentNames)[number];

/** What a picked accent becomes. */
export interface Accent {
  readonly colours: Readonly<Record<AccentName, string>>;
  /** True where its lightness had to move for a contrast to pass: people are told. */
  readonly adjusted: boolean;
}

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

/** What an accent stands upon, and what it must have there: the look as it is drawn where absent. */
export interface AccentGround {
  readonly palette?: Palette;
  readonly pairs?: readonly Pair[];
}

/**
 * Everything that the accent is used for, made from one picked colour, so that every pair of the look passes: lightness moves
 * until it does, hue stays. Nothing for what is no colour.
 */
export const accentFrom = (picked: string, scheme: Scheme, ground: AccentGround = {}): Accent | undefined => {
  const { palette: whole = tokens.colours[scheme], pairs = tokens.pairs } = ground;
  const tint = tintOf(picked);
  if (tint === undefined) return undefined;
  const palette: Partial<Record<ColourName, string>> = withoutAccent(whole);
  const fits = (colour: string): boolean => passes('accent', colour, { ...palette, 'on-accent': inkOn(colour) }, pairs);
  const accent = nearest(tint, fits);
  palette.accent = accent;
  palette['on-accent'] = inkOn(accent);
  const moved = tintOf(accent) ?? tint;
  for (const [name, of] of derived[scheme]) palette[name] = nearest(of(moved), (colour) => passes(name, colour, palette, pairs));
  const colours = Object.fromEntries(accentNames.map((name) => [name, palette[name]])) as Record<AccentName, string>; // all were set above
  return { colours, adjusted: accent !== hexOf(tint) };
};

/** The accent of the look that was picked, as it is in this scheme: each is drawn for both. Anything else is itself. */
export const pickedFor = (picked: string | null, scheme: Scheme): string => {
  const { dark, light } = tokens.accents;
  const at = Math.max(dark.indexOf(picked ?? ''), light.indexOf(picked ?? ''));
  if (picked !== null && at < 0) return picked;
  return tokens.accents[scheme][Math.max(at, 0)] ?? tokens.colours[scheme].accent;
};
