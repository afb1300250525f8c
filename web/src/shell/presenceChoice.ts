import type { Presence } from '../presence/index.ts';

export const choices = ['AUTOMATIC', 'IDLE', 'DO_NOT_DISTURB', 'INVISIBLE'] as const;
export type Choice = (typeof choices)[number];

/** How each looks to others. */
export const looks: Readonly<Record<Choice, Presence>> = {
  AUTOMATIC: 'ONLINE',
  IDLE: 'IDLE',
  DO_NOT_DISTURB: 'DO_NOT_DISTURB',
  INVISIBLE: 'OFFLINE',
};

export const names = {
  AUTOMATIC: 'ONLINE',
  IDLE: 'IDLE',
  DO_NOT_DISTURB: 'DO_NOT_DISTURB',
  INVISIBLE: 'invisible',
} as const satisfies Readonly<Record<Choice, string>>;
