import { describe, expect, it } from 'vitest';
import { firstLineOf as firstLine } from './firstLineOf.ts';

const firstLineOf = (text: string): string => firstLine(text, ({ type }) => `[${type}]`);

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

  it('names what it only refers to', () => {
    const id = '0198a1b2c3d47e8f90123456789abcde';
    expect(firstLineOf(`**<@${id}>** in <#${id}> <t:0:R>`)).toBe('[userMention] in [channelMention] [timestamp]');
  });

  it('is cut between signs', () => {
    expect([...firstLineOf('😀'.repeat(4_000))]).toHaveLength(200);
  });
});
