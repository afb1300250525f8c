import { defineConfig } from 'vitest/config';

const project = (name: string, timeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`{schema,services,projections,infra,load-tests,web}/**/*.${name}.spec.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
  },
});

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    projects: [project('unit', 10_000), project('int', 60_000), project('e2e', 180_000)],
  },
});
