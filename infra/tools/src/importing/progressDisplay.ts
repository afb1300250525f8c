import type { Clock } from '@chat/platform';
import type { Progress } from './runImport.ts';

/** Where progress is shown: the part of a terminal that is needed. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const lineMillis = 5_000;
const redrawMillis = 100;
const barWidth = 30;

const left = (seconds: number): string => {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s left` : `${Math.floor(whole / 60)} min ${whole % 60} s left`;
};

const barOf = (share: number): string => {
  const full = Math.round(Math.min(1, share) * barWidth);
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}]`;
};

/** Shows how far an import of so many lines is: a bar on a terminal, elsewhere a line every five seconds. */
export const progressDisplay = (clock: Clock, screen: Screen, lines: number): { show(now: Progress): void; end(): void } => {
  const startedAt = clock.now();
  let shownAt = startedAt;
  const isTerminal = screen.isTTY === true;
  const textOf = (now: Progress): string => {
    const seconds = (clock.now() - startedAt) / 1_000;
    const share = lines === 0 ? 1 : now.lines / lines;
    const rate = Math.round(now.messages / Math.max(seconds, 0.001));
    const rest = share > 0 ? left((seconds * (1 - share)) / share) : '';
    return `${Math.floor(share * 100)} %  ${now.messages} messages, ${rate}/s, ${rest}`;
  };
  return {
    show: (now) => {
      if (clock.now() - shownAt < (isTerminal ? redrawMillis : lineMillis)) return;
      shownAt = clock.now();
      const share = lines === 0 ? 1 : now.lines / lines;
      screen.write(isTerminal ? `\r\x1b[K${barOf(share)} ${textOf(now)}` : `${textOf(now)}\n`);
    },
    end: () => {
      if (isTerminal) screen.write('\r\x1b[K');
    },
  };
};
