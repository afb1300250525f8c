import type { Look } from '../theme/look.ts';
import type { Settings } from './settingsKeeper.ts';

/** What of the settings the page is drawn by. */
export const lookOf = ({ theme, accentColour, density, fontScale, contrast, reducedMotion }: Settings): Look => ({
  theme,
  accentColour: accentColour ?? null,
  density,
  fontScale,
  contrast,
  reducedMotion,
});
