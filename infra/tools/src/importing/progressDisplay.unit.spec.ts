import { manualClock } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { progressDisplay } from './progressDisplay.ts';

const shown = (isTTY: boolean, steps: readonly number[]) => {
  const written: string[] = [];
  const clock = manualClock();
  const display = progressDisplay(clock, { isTTY, write: (text) => written.push(text) }, 1_000);
  for (const [index, milliseconds] of steps.entries()) {
    clock.advance(milliseconds);
    display.show({ lines: (index + 1) * 250, messages: (index + 1) * 200 });
  }
  display.end();
  return written;
};

describe('progress', () => {
  it('is a line every five seconds where nobody sees a terminal', () =>
    expect(shown(false, [1_000, 4_000, 4_999, 1])).toEqual([
      '50 %  400 messages, 80/s, 5 s left\n',
      '100 %  800 messages, 80/s, 0 s left\n',
    ]));

  it('is a bar on a terminal, gone at the end', () => {
    const written = shown(true, [100, 10, 90]);
    expect(written).toHaveLength(3);
    expect(written[0]).toContain('[########......................] 25 %');
    expect(written.at(-1)).toBe('\r\x1b[K');
  });
});
