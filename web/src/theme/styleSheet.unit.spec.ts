import { describe, expect, it } from 'vitest';
import { lookStyles } from './styleSheet.ts';
import { tokens } from './tokens.ts';

describe('the style sheet of the look', () => {
  const styles = lookStyles();

  it('has every colour of both schemes, and of their past', () => {
    for (const palette of Object.values(tokens.colours))
      for (const [name, value] of Object.entries(palette)) expect(styles).toContain(`--${name}:${value};`);
  });

  it('lets the past win inside its scheme only', () => {
    expect(styles).toContain(':root[data-scheme="dark"] [data-past]{');
    expect(styles).toContain(':root[data-scheme="light"] [data-past]{');
  });
});
