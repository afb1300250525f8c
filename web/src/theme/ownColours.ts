import { type Accent, accentFrom, pickedFor } from './accent.ts';
import { pairsAt } from './contrastLevels.ts';
import type { Look } from './look.ts';
import { strengthened } from './stronger.ts';
import { declarations } from './styleSheet.ts';
import { type Palette, type Scheme, tokens } from './tokens.ts';

type Chosen = Pick<Look, 'accentColour' | 'contrast'>;

/** The colours of a scheme as somebody chose them, and the accent in them. */
export interface OwnColours {
  readonly palette: Palette;
  readonly accent: Accent;
}

const colouredWith = (picked: string, scheme: Scheme, base: Palette, { contrast }: Chosen): OwnColours => {
  const palette = strengthened(base, contrast);
  const ground = { palette, pairs: pairsAt(contrast) };
  const accent = accentFrom(picked, scheme, ground) ?? accentFrom(base.accent, scheme, ground);
  if (accent === undefined) throw new RangeError(`${base.accent} is no colour`);
  return { palette: { ...palette, ...accent.colours }, accent };
};

/** What is drawn in this scheme: the accent that was picked, moved until every pair has the contrast that was asked for. */
export const ownColours = (chosen: Chosen, scheme: Scheme): OwnColours =>
  colouredWith(pickedFor(chosen.accentColour, scheme), scheme, tokens.colours[scheme], chosen);

/** The past keeps its amber. */
const pastColours = (chosen: Chosen, scheme: Scheme): Palette => {
  const base = tokens.colours[scheme === 'dark' ? 'darkPast' : 'lightPast'];
  return chosen.contrast === 'STANDARD' ? base : colouredWith(base.accent, scheme, base, chosen).palette;
};

const differences = (palette: Palette, base: Palette): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(palette).filter(([name, value]) => value !== base[name as keyof Palette])); // names of a palette

/** What differs from the look as it is drawn, as rules over it. */
export const ownColourStyles = (chosen: Chosen): string =>
  (['dark', 'light'] as const)
    .map((scheme) => {
      const past = tokens.colours[scheme === 'dark' ? 'darkPast' : 'lightPast'];
      const root = `:root[data-scheme="${scheme}"]`;
      return (
        `${root}{${declarations(differences(ownColours(chosen, scheme).palette, tokens.colours[scheme]))}}` +
        `${root} [data-past]{${declarations(past)}${declarations(differences(pastColours(chosen, scheme), past))}}`
      );
    })
    .join('\n');
