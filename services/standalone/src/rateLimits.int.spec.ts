import { describe, expect, it } from 'vitest';
import { startProductHere } from './testing/productHere.ts';

const typename = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' };

// How they slow down is shown with a clock of the spec's own, in the server's unit spec: here only that they are wired in.
describe('limits of requests', () => {
  it('tell how much is left', async () => {
    await using product = await startProductHere({ RATE_LIMITS: 'on' });
    const { headers } = await fetch(`${product.address}/graphql`, typename);
    expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual(['2000', '1999']);
  });
});
