import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf } from './contrast.ts';
import { pairsAt } from './contrastLevels.ts';
import { ownColourStyles, ownColours } from './ownColours.ts';
import { type Palette, type Scheme, tokens } from './tokens.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const schemes: readonly Scheme[] = ['dark', 'light'];
const levels = ['STANDARD', 'MORE', 'MOST'] as const;
const variants = schemes.flatMap((scheme) => levels.map((contrast) => ({ scheme, contrast })));

const broken = (palette: Palette, contrast: (typeof levels)[number]) =>
  pairsAt(contrast)
    .filter(({ text, on, least }) => contrastOf(palette[text], palette[on]) < least)
    .map(({ use, text, on }) => `${use}: ${text} on ${on}`);

describe.each(variants)('the colours of $scheme at $contrast', ({ scheme, contrast }) => {
  it.each([null, ...tokens.accents.dark, ...tokens.accents.light])('have every contrast with the accent %s', (accentColour) => {
    expect(broken(ownColours({ accentColour, contrast }, scheme).palette, contrast)).toEqual([]);
  });

  it('have every contrast, whatever was picked', () => {
    const passes = fc.property(hex, (accentColour) => {
      expect(broken(ownColours({ accentColour, contrast }, scheme).palette, contrast)).toEqual([]);
    });
    fc.assert(passes, { numRuns: 40 });
  });
});

it('the accents of the look are drawn for each scheme, not moved', () => {
  const blue = { accentColour: tokens.accents.dark[1] ?? null, contrast: 'STANDARD' } as const;
  expect(ownColours(blue, 'light').accent).toMatchObject({ adjusted: false, colours: { accent: tokens.accents.light[1] } });
});

it('the style sheet says only what differs, and the past keeps its amber', () => {
  const styles = ownColourStyles({ accentColour: '#7fb8ff', contrast: 'STANDARD' });
  expect(styles).toContain(':root[data-scheme="dark"]{--accent:#7fb8ff;');
  expect(styles).toContain(`:root[data-scheme="light"] [data-past]{--rail:${tokens.colours.lightPast.rail};`);
  expect(styles).not.toContain(`--timeline:${tokens.colours.dark.timeline};`);
});

it.each(levels)('the past has its colours at %s', (contrast) => {
  expect(ownColourStyles({ accentColour: null, contrast })).toContain('[data-past]{');
});
