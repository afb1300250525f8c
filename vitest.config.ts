import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const folders = '{schema,services,projections,infra,load-tests,web}';

/** A condition of a browser is waited for longer than one of this process. */
const patience = { unit: 1_000, int: 1_000, e2e: 10_000 } as const;

const project = (name: keyof typeof patience, timeout: number, workers: number, groupOrder: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`${folders}/**/*.${name}.spec.{ts,tsx}`],
    expect: { poll: { timeout: patience[name] } },
    testTimeout: timeout,
    hookTimeout: timeout,
    maxWorkers: workers,
    fileParallelism: workers > 1,
    sequence: { groupOrder },
  },
});

// What is started as a process or thread of its own is run by specs, but not where v8 looks. Such a file only starts things.
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(readFileSync('package.json', 'utf8'));
const startedByNpm = Object.values(scripts).flatMap((script) => script.match(/\S+\.ts\b/g) ?? []);
const entries = ['**/main.ts', '**/main.tsx', '**/*.worker.ts', ...startedByNpm];
const testCode = ['**/*.spec.{ts,tsx}', '**/testing/**', '**/*.{testing,contract,golden,process,fixture}.ts', '**/*.config.ts'];

const everyLine = { lines: 100 };

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    projects: [project('unit', 10_000, 2, 0), project('int', 60_000, 2, 1), project('e2e', 180_000, 1, 2)],
    coverage: {
      provider: 'custom',
      customProviderModule: './infra/checks/src/coverageProvider.config.ts',
      include: ['{schema,services,projections,infra,web}/**/*.{ts,tsx}'],
      exclude: ['**/node_modules/**', '**/dist/**', ...entries, ...testCode],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportOnFailure: true,
      thresholds: {
        lines: 90,
        '**/*.decide.ts': everyLine,
        '**/*.state.ts': everyLine,
        '**/*.policy.ts': everyLine,
        '**/*.projection.ts': everyLine,
      },
    },
  },
});
