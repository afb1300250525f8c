import { describe, expect, it } from 'vitest';
import { contrastOf } from './contrast.ts';
import { type Look, tokens } from './tokens.ts';

describe('contrast', () => {
  it('is 21 of black and white, 1 of a colour and itself', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(contrastOf('#63cdd1', '#63cdd1')).toBe(1);
  });

  // W3C, "Understanding SC 1.4.3": #767676 on white is the lightest grey that passes.
  it('is 4.54 of the grey that just passes on white', () => {
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

const looks = Object.keys(tokens.colours) as Look[];

describe.each(looks)('the look %s', (look) => {
  const palette = tokens.colours[look];

  it.each(tokens.pairs)('has $least for $use: $text on $on', ({ text, on, least }) => {
    expect(contrastOf(palette[text], palette[on])).toBeGreaterThanOrEqual(least);
  });
});
