import { describe, expect, it } from 'vitest';
import type { Figure } from './goal.ts';
import { reportOf } from './report.ts';
import { verdictOf } from './verdict.ts';

const figure: Figure = {
  goal: 'P1',
  name: 'CPU a delivery',
  values: [1.5, 1.2, 1.1],
  gate: { atMost: 1.4 },
  aim: { atMost: 1.15 },
  others: 0.126,
};

describe('the report', () => {
  it('a row has median, range, gate, aim, verdict and the share of others', () => {
    const row = reportOf([figure]).split('\n')[2];
    expect(row?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'P1',
      'CPU a delivery',
      '1.20',
      '1.10 … 1.50',
      '3',
      '≤ 1.40',
      '≤ 1.15',
      'met',
      '13 %',
      '',
      '',
    ]);
  });

  it('a gate from below is met at its bound and not met under it', () => {
    expect(verdictOf({ ...figure, gate: { atLeast: 1.2 } })).toBe('met');
    expect(verdictOf({ ...figure, gate: { atLeast: 1.21 } })).toBe('not met');
  });

  it('what was not measured never passes', () => {
    const unmeasured = { ...figure, values: [], note: 'no data' };
    expect(verdictOf(unmeasured)).toBe('not measured');
    expect(verdictOf({ ...figure, values: [1, Number.NaN] })).toBe('not measured');
    expect(reportOf([unmeasured])).toContain('no data');
  });

  it('columns are in line', () => {
    const lengths = new Set(
      reportOf([figure, { ...figure, name: 'a longer name' }])
        .split('\n')
        .map((line) => line.length),
    );
    expect(lengths.size).toBe(1);
  });
});
