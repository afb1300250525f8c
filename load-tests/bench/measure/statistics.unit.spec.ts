import { describe, expect, it } from 'vitest';
import { median, percentile, spreadOf } from './statistics.ts';

describe('statistics of rounds', () => {
  it('a median is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('a median of an even number is between the two in the middle', () => {
    expect(median([1, 10, 2, 4])).toBe(3);
  });

  it('a percentile is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 99)).toBe(99);
    expect(percentile(values, 50)).toBe(50);
    expect(percentile([7], 99)).toBe(7);
  });

  it('of nothing, nothing is known', () => {
    expect(median([])).toBeNaN();
    expect(percentile([], 99)).toBeNaN();
  });

  it('a spread has the ends of the range', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 });
  });
});
