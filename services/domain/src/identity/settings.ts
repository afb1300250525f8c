import type { ChosenPresence } from '@chat/platform';

/** How a person wants the client to look and behave. Not a fact: kept in the private store. */
export interface Settings {
  readonly theme: 'DARK' | 'LIGHT' | 'SYSTEM' | 'CUSTOM';
  /** `#` and six lower-case hexadecimal digits; absent: that of the theme. */
  readonly accentColour: string | null;
  readonly density: 'COMFORTABLE' | 'COMPACT';
  /** Per cent. */
  readonly fontScale: number;
  /** How far text stands out from what is behind it. */
  readonly contrast: 'STANDARD' | 'MORE' | 'MOST';
  readonly reducedMotion: boolean;
  readonly sounds: boolean;
  readonly notifications: 'ALL' | 'MENTIONS' | 'NONE';
  /** What others see of the person. */
  readonly presence: ChosenPresence;
}

export const defaultSettings: Settings = {
  theme: 'DARK',
  accentColour: null,
  density: 'COMFORTABLE',
  fontScale: 100,
  contrast: 'STANDARD',
  reducedMotion: false,
  sounds: true,
  notifications: 'MENTIONS',
  presence: 'AUTOMATIC',
};
