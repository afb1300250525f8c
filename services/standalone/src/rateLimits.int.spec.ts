import { describe, expect, it } from 'vitest';
import { startProductHere } from './testing/productHere.ts';

const typename = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' };

describe('limits of requests', () => {
  it('slow down one address and say how long to wait; health is answered all the same', async () => {
    await using product = await startProductHere({ RATE_LIMITS: 'on' });
    const ask = () => fetch(`${product.address}/graphql`, typename);
    let refused: Response | undefined;
    for (let batch = 0; batch < 60 && refused === undefined; batch += 1) {
      const answers = await Promise.all(Array.from({ length: 100 }, ask));
      refused = answers.find(({ status }) => status === 429);
    }
    expect(refused?.headers.get('ratelimit-limit')).toBe('2000');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    const body = (await refused?.json()) as { errors: { extensions: { code: string; retryAfter: number } }[] };
    expect(body.errors[0]?.extensions.code).toBe('RATE_LIMITED');
    expect(body.errors[0]?.extensions.retryAfter).toBeGreaterThan(0);
    const health = await Promise.all(Array.from({ length: 20 }, () => fetch(`${product.address}/healthz`)));
    expect(health.every(({ ok }) => ok)).toBe(true);
  });

  it('tell how much is left', async () => {
    await using product = await startProductHere({ RATE_LIMITS: 'on' });
    const { headers } = await fetch(`${product.address}/graphql`, typename);
    expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual(['2000', '1999']);
  });
});
