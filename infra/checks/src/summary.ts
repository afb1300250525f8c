/** What the JSON reporter of vitest tells of a run, as far as it is counted here. */
export type VitestResult = {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** Counts the tests of a run; a file that failed without any failed test (it could not be loaded) counts as one failed test. */
export function countTests({ testResults }: VitestResult): Counts {
  const statuses = testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
  const withStatus = (wanted: string) => statuses.filter((status) => status === wanted).length;
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const [passed, failed] = [withStatus('passed'), withStatus('failed')];
  return { passed, failed: failed + broken, skipped: statuses.length - passed - failed };
}

export type Outcome = {
  /** Undefined when vitest left no result behind. */
  readonly tests: VitestResult | undefined;
  readonly vitestCode: number;
  readonly failedGates: number;
};

/**
 * Counts everything that failed: tests, gates, and vitest itself where no test of its failed (coverage below its threshold, an
 * error outside of any test). Nothing but tests is counted as passed. What a missing component fails in CI is a file of specs.
 */
export function countAll({ tests, vitestCode, failedGates }: Outcome): Counts {
  const counts = tests ? countTests(tests) : { passed: 0, failed: 0, skipped: 0 };
  const vitestItself = counts.failed === 0 && (vitestCode !== 0 || tests === undefined) ? 1 : 0;
  return { ...counts, failed: counts.failed + vitestItself + failedGates };
}

export const closingLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
