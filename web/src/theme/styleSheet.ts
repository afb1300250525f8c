import type { Accent } from './accent.ts';
import { type Palette, type Scheme, tokens } from './tokens.ts';

const declarations = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

const elevation = (scheme: Scheme): string => {
  const { e1, e2, e3, scrim } = tokens.elevation[scheme];
  return declarations({ e1, e2, e3, scrim });
};

const scale = (names: Readonly<Record<string, number>>, prefix: string): string =>
  declarations(Object.fromEntries(Object.entries(names).map(([name, pixels]) => [`${prefix}-${name}`, `${pixels}px`])));

const schemeRule = (scheme: Scheme, past: Palette): string =>
  `:root[data-scheme="${scheme}"]{color-scheme:${scheme};${declarations(tokens.colours[scheme])}${elevation(scheme)}}` +
  // Whatever shows the past carries the attribute: below it every colour means the same, in amber.
  `:root[data-scheme="${scheme}"] [data-past]{${declarations(past)}}`;

const { avatar: _avatar, ...radii } = tokens.radii;

/** Every colour and radius of the look as CSS variables, for both schemes and the past. Switching is one attribute of the page. */
export const lookStyles = (): string =>
  [
    schemeRule('dark', tokens.colours.darkPast),
    schemeRule('light', tokens.colours.lightPast),
    `:root{${scale(radii, 'radius')}}`,
  ].join('\n');

/** Somebody's own accent, for both schemes. */
export const accentStyles = (accents: Readonly<Record<Scheme, Accent>>): string =>
  (['dark', 'light'] as const)
    .map((scheme) => `:root[data-scheme="${scheme}"]{${declarations(accents[scheme].colours)}}`)
    .join('\n');
