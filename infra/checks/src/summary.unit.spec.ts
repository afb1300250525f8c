import { describe, expect, it } from 'vitest';
import { closingLine, countAll, countTests, type VitestResult } from './summary.ts';

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});
const run = (...testResults: VitestResult['testResults']): VitestResult => ({ success: true, testResults });
const clean = { vitestCode: 0, failedGates: 0 };

describe('the closing line', () => {
  it('counts tests by how they ended', () => {
    const counts = countTests(run(file('passed', 'passed', 'pending'), file('failed', 'failed', 'passed', 'todo')));
    expect(counts).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded as failed', () => {
    expect(countTests(run(file('failed'), file('passed', 'passed')))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts vitest itself when it fails without a failed test', () => {
    expect(countAll({ ...clean, tests: run(file('passed', 'passed')), vitestCode: 1 }).failed).toBe(1);
  });

  it('does not count vitest beside its failed tests', () => {
    expect(countAll({ ...clean, tests: run(file('failed', 'failed')), vitestCode: 1 }).failed).toBe(1);
  });

  it('fails when vitest left no result', () => {
    expect(countAll({ ...clean, tests: undefined })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts failed gates', () => {
    expect(countAll({ ...clean, tests: run(file('passed', 'passed')), failedGates: 2 }).failed).toBe(2);
  });

  it('names skipped tests only where there are some', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
