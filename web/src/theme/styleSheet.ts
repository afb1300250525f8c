import { type Palette, type Scheme, tokens } from './tokens.ts';

export const declarations = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

const elevation = (scheme: Scheme): string => {
  const { e1, e2, e3, scrim } = tokens.elevation[scheme];
  return declarations({ e1, e2, e3, scrim });
};

const scale = (names: Readonly<Record<string, number>>, prefix: string): string =>
  declarations(Object.fromEntries(Object.entries(names).map(([name, pixels]) => [`${prefix}-${name}`, `${pixels}px`])));

const remScale = (names: Readonly<Record<string, number>>, prefix: string): string =>
  declarations(Object.fromEntries(Object.entries(names).map(([name, pixels]) => [`${prefix}-${name}`, `${pixels / 16}rem`])));

const schemeRule = (scheme: Scheme, past: Palette): string =>
  `:root[data-scheme="${scheme}"]{color-scheme:${scheme};${declarations(tokens.colours[scheme])}${elevation(scheme)}}` +
  // Whatever shows the past carries the attribute: below it every colour means the same, in amber.
  `:root[data-scheme="${scheme}"] [data-past]{${declarations(past)}}`;

const { avatar: _avatar, ...radii } = tokens.radii;

/** What the density changes, in pixels at the usual size of text. */
const spacing = {
  COMFORTABLE: { group: 10, line: 2, row: 32, 'member-row': 44, 'message-avatar': 40 },
  COMPACT: { group: 4, line: 0, row: 26, 'member-row': 36, 'message-avatar': 28 },
} as const;
const phoneSpacing = { row: 44, 'member-row': 44 } as const;

/** Every colour, radius and space of the look as CSS variables, for both schemes and the past. Switching is one attribute of the page. */
export const lookStyles = (): string =>
  [
    schemeRule('dark', tokens.colours.darkPast),
    schemeRule('light', tokens.colours.lightPast),
    `:root{${scale(radii, 'radius')}${remScale(spacing.COMFORTABLE, 'space')}}`,
    `:root[data-density="compact"]{${remScale(spacing.COMPACT, 'space')}}`,
    // Fingers need the same room however much stands on a screen.
    `@media (max-width: 699px){:root,:root[data-density]{${remScale(phoneSpacing, 'space')}}}`,
  ].join('\n');
