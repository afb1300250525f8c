import type { TimestampStyle } from '@chat/schema/markup';

const formats: Readonly<Record<Exclude<TimestampStyle, 'R'>, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** From the largest on; seconds each. */
const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

interface MomentOptions {
  /** Since 1970. */
  readonly seconds: number;
  readonly style: TimestampStyle;
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A moment as its style asks for, as the language writes it. */
export const momentText = ({ seconds, style, language, now }: MomentOptions): string => {
  if (style !== 'R') return new Intl.DateTimeFormat(language, formats[style]).format(new Date(seconds * 1_000));
  const away = Math.round(seconds - now / 1_000);
  const [unit, size] = units.find(([, least]) => Math.abs(away) >= least) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(away / size), unit);
};
