import { describe, expect, it } from 'vitest';
import { defaultLook, type Look } from './look.ts';
import { LookKeeper } from './lookKeeper.ts';

/** A page that remembers what it was told, and computes colours when it is let to. */
const pageWith = (kept: string | null = null) => {
  const told = { kept, drawn: [] as Look[], styles: '' };
  const waiting: (() => void)[] = [];
  const keeper = new LookKeeper({
    read: () => told.kept,
    keep: (value) => {
      told.kept = value;
    },
    draw: (look) => told.drawn.push(look),
    colour: (styles) => {
      told.styles = styles;
    },
    stylesOf: (look) => new Promise((resolve) => waiting.push(() => resolve(`accent ${look.accentColour}`))),
  });
  return { told, keeper, compute: (at: number) => waiting[at]?.() };
};

const light: Look = { ...defaultLook, theme: 'LIGHT' };

describe('the look of a page', () => {
  it('is the kept one from the first paint on, its colours included', () => {
    const { told, keeper } = pageWith(JSON.stringify({ ...light, accentColour: '#7fb8ff', styles: ':root{}' }));
    expect([told.drawn.at(-1), told.styles]).toEqual([{ ...light, accentColour: '#7fb8ff' }, ':root{}']);
    expect(keeper.look.get().theme).toBe('LIGHT');
  });

  it('is the usual one where what was kept is broken', () => {
    expect(pageWith('{"theme":').told.drawn).toEqual([defaultLook]);
  });

  it('is drawn at once and kept', async () => {
    const { told, keeper } = pageWith();
    await keeper.choose(light);
    expect(told.drawn.at(-1)).toBe(light);
    expect(JSON.parse(told.kept ?? '')).toEqual({ ...light, styles: '' });
  });

  it('has the colours of the last choice, in whatever order they are computed', async () => {
    const { told, keeper, compute } = pageWith();
    const first = keeper.choose({ ...light, accentColour: '#111111' });
    const second = keeper.choose({ ...light, accentColour: '#222222' });
    compute(1);
    compute(0);
    await Promise.all([first, second]);
    expect(told.styles).toBe('accent #222222');
    expect(JSON.parse(told.kept ?? '')).toMatchObject({ accentColour: '#222222', styles: 'accent #222222' });
  });

  it('follows another tab', () => {
    const { told, keeper } = pageWith();
    keeper.follow(JSON.stringify({ ...light, styles: 'x' }));
    expect([keeper.look.get(), told.styles]).toEqual([light, 'x']);
  });
});
