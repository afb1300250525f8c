import { invalid, isRefusal, type Refusal } from '../errors/refusal.ts';
import { colourOf } from './account.decide.ts';
import type { Settings } from './settings.ts';

/** Per cent of the usual size (WCAG asks for 200). */
const fontScales = { least: 75, most: 200 } as const;

/** The settings with the change in them, or what the change breaks. */
export const changedSettings = (settings: Settings, change: Partial<Settings>): Settings | Refusal => {
  const next = { ...settings, ...change };
  const { fontScale, accentColour } = next;
  const isScale = Number.isInteger(fontScale) && fontScale >= fontScales.least && fontScale <= fontScales.most;
  if (!isScale) return invalid('fontScale', 'RANGE', fontScale > fontScales.most ? fontScales.most : fontScales.least);
  if (accentColour === null) return next;
  const colour = colourOf(accentColour);
  return isRefusal(colour) ? { ...colour, field: 'accentColour' } : { ...next, accentColour: colour };
};
