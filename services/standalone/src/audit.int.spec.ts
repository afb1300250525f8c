import { auditServer } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { startProductHere } from './testing/productHere.ts';

describe('GraphQL over HTTP', () => {
  it('holds every MUST of the specification', async () => {
    await using product = await startProductHere();
    const results = await auditServer({ url: `${product.address}/graphql` });
    const failed = results.filter(({ status }) => status !== 'ok');
    for (const { name } of failed) process.stdout.write(`GraphQL over HTTP: ${name}\n`);
    expect(results.length).toBeGreaterThan(50);
    expect(failed.filter(({ name }) => /\bMUST\b/.test(name))).toEqual([]);
  });
});
