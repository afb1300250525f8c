import values from './tokens.json';

/** The looks that every colour is drawn for: two schemes, and each with the amber of the past. */
export type Look = keyof typeof values.colours;
/** A colour by what it is for: `timeline`, `text-2`, `accent-soft`. */
export type ColourName = keyof typeof values.colours.dark;
export type Scheme = 'dark' | 'light';
export type Palette = Readonly<Record<ColourName, string>>;

/** A text or a mark, what it stands on, and the contrast that it has at least there. */
export interface Pair {
  readonly use: string;
  readonly text: ColourName;
  readonly on: ColourName;
  readonly least: number;
}

/** The look of `shared/look`: colours as `#rrggbb`, lengths in CSS pixels, times in milliseconds. */
export const tokens = values as Omit<typeof values, 'colours' | 'pairs'> & {
  readonly colours: Readonly<Record<Look, Palette>>;
  readonly pairs: readonly Pair[];
};
