import type { Contrast, Density, Theme } from '../graphql/schema.generated.ts';

/** How somebody wants all of the client to be drawn. Kept with the account, and in this browser for the first paint. */
export interface Look {
  readonly theme: Theme;
  /** `#rrggbb`; null: that of the theme. */
  readonly accentColour: string | null;
  readonly density: Density;
  /** Per cent. */
  readonly fontScale: number;
  readonly contrast: Contrast;
  readonly reducedMotion: boolean;
}

export const defaultLook: Look = {
  theme: 'DARK',
  accentColour: null,
  density: 'COMFORTABLE',
  fontScale: 100,
  contrast: 'STANDARD',
  reducedMotion: false,
};

const oneOf = <Value extends string>(values: readonly Value[], value: unknown, otherwise: Value): Value =>
  values.find((known) => known === value) ?? otherwise;

/** What was kept, as far as it is a look: somebody may have written anything there. */
export const lookFrom = (kept: unknown): Look => {
  const given: Readonly<Record<string, unknown>> = typeof kept === 'object' && kept !== null ? { ...kept } : {};
  const { accentColour, fontScale, reducedMotion } = given;
  const isScale = typeof fontScale === 'number' && fontScale >= 75 && fontScale <= 200;
  const isColour = typeof accentColour === 'string' && /^#[0-9a-f]{6}$/.test(accentColour);
  return {
    theme: oneOf(['DARK', 'LIGHT', 'SYSTEM', 'CUSTOM'], given['theme'], defaultLook.theme),
    accentColour: isColour ? accentColour : null,
    density: oneOf(['COMFORTABLE', 'COMPACT'], given['density'], defaultLook.density),
    fontScale: isScale ? fontScale : defaultLook.fontScale,
    contrast: oneOf(['STANDARD', 'MORE', 'MOST'], given['contrast'], defaultLook.contrast),
    reducedMotion: reducedMotion === true,
  };
};

/** The mode that MUI knows a theme by. */
export const modeOf = (theme: Theme): 'dark' | 'light' | 'system' => {
  if (theme === 'SYSTEM') return 'system';
  return theme === 'LIGHT' ? 'light' : 'dark';
};

/** Whether the colours are those of the theme as they are: nothing has to be computed then. */
export const hasOwnColours = ({ accentColour, contrast }: Look): boolean => accentColour !== null || contrast !== 'STANDARD';

/** Message text at 100 per cent, in pixels. */
const usual = 15;
export const messageSizes = { least: 12, most: 20 } as const;
export const messageSizeOf = (fontScale: number): number => Math.round((fontScale * usual) / 100);
export const fontScaleOf = (messageSize: number): number => Math.round((messageSize * 100) / usual);
