import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentFrom } from './accent.ts';
import { contrastOf } from './contrast.ts';
import { type Palette, type Scheme, tokens } from './tokens.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const schemes: readonly Scheme[] = ['dark', 'light'];

const broken = (palette: Palette) =>
  tokens.pairs.filter(({ text, on, least }) => contrastOf(palette[text], palette[on]) < least).map(({ use }) => use);

describe.each(schemes)('an accent on %s', (scheme) => {
  it('passes every contrast, whatever was picked', () => {
    fc.assert(
      fc.property(hex, (picked) => {
        const accent = accentFrom(picked, scheme);
        expect(broken({ ...tokens.colours[scheme], ...accent?.colours })).toEqual([]);
      }),
    );
  });

  it.each(tokens.accents[scheme])('of the look is kept as it is: %s', (offered) => {
    expect(accentFrom(offered, scheme)).toMatchObject({ adjusted: false, colours: { accent: offered } });
  });
});

describe('an accent', () => {
  it('that is too dark to be seen moves, and says so', () => {
    const accent = accentFrom('#101010', 'dark');
    expect(accent?.adjusted).toBe(true);
    expect(contrastOf(accent?.colours.accent ?? '', tokens.colours.dark.timeline)).toBeGreaterThanOrEqual(3);
  });

  it('is none where it is no colour', () => {
    expect(accentFrom('javascript:alert(1)', 'dark')).toBeUndefined();
  });
});
