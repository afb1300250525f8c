import { describe, expect, it } from 'vitest';
import { parseOptions, UnknownOption } from './options.ts';

const known = ['P1', 'P6'];

describe('options of the benchmark', () => {
  it('without words it runs everything, five rounds, and gates nothing', () => {
    expect(parseOptions([], known)).toEqual({ goals: [], rounds: 5, quick: false, gate: false });
  });

  it('goals may be named in either case', () => {
    expect(parseOptions(['p6', '--rounds=7', '--gate'], known)).toEqual({ goals: ['P6'], rounds: 7, quick: false, gate: true });
  });

  it('quick runs have two rounds', () => {
    expect(parseOptions(['--quick'], known).rounds).toBe(2);
  });

  it.each([['P4'], ['--fast'], ['--rounds=0'], ['--rounds=many']])('%s is refused', (word) => {
    expect(() => parseOptions([word], known)).toThrow(UnknownOption);
  });
});
