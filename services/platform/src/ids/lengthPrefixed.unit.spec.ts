import { describe, expect, it } from 'vitest';
import { lengthPrefixed } from './lengthPrefixed.ts';

const hexOf = (...parts: readonly string[]): string => lengthPrefixed(parts).toString('hex');

describe('length-prefixed texts', () => {
  it('are each preceded by the number of their UTF-8 bytes', () => {
    expect(hexOf('a', '', 'я😀')).toBe('00000001' + '61' + '00000000' + '00000006' + 'd18ff09f9880');
    expect(hexOf()).toBe('');
  });

  it('hold nothing of what was written before, however long it was', () => {
    const long = 'x'.repeat(5_000);
    expect(hexOf(long)).toBe(`00001388${'78'.repeat(5_000)}`);
    hexOf('y'.repeat(1_000));
    expect(hexOf('b')).toBe('0000000162');
  });
});
