import { describe, expect, it } from 'vitest';
import { firstLineOf } from './firstLineOf.ts';

describe('the first line of a text', () => {
  it('has no marks', () => {
    expect(firstLineOf('**Two** things _left_\nand more')).toBe('Two things left');
  });

  it('is the first one that says something', () => {
    expect(firstLineOf('\n  \n- a\n- b')).toBe('- a');
  });

  it('keeps spoilers hidden, also in lists and quotes', () => {
    expect(firstLineOf('it was ||the gardener||')).toBe('it was ▇▇▇');
    expect(firstLineOf('- ||the cook||')).toBe('- ▇▇▇');
    expect(firstLineOf('> **||the butler||**')).toBe('> ▇▇▇');
  });

  it('is cut between signs', () => {
    expect([...firstLineOf('😀'.repeat(4_000))]).toHaveLength(200);
  });
});
