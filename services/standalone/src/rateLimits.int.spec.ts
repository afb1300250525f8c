import { describe, expect, it } from 'vitest';
import { type Granted, peopleHere } from './testing/peopleHere.ts';
import { startProductHere } from './testing/productHere.ts';

const typename = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' };

// How addresses are slowed down is shown with a clock of the spec's own, in the server's unit spec: here only that it is wired in.
describe('limits of requests', () => {
  it('tell how much is left', async () => {
    await using product = await startProductHere({ RATE_LIMITS: 'on' });
    const { headers } = await fetch(`${product.address}/graphql`, typename);
    expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual(['2000', '1999']);
  });

  it('slow down one session that asks without a pause, say until when, and leave others alone', async () => {
    await using people = await peopleHere({ RATE_LIMITS: 'on' });
    const ask = ({ session }: Pick<Granted, 'session'>) =>
      fetch(`${people.product.address}/graphql`, {
        ...typename,
        headers: { ...typename.headers, authorization: `Bearer ${session.accessToken}` },
      });
    const other = await people.loggedIn('Ada');
    let slowed: Response | undefined;
    // 100 at once and 50 a second more are allowed: no machine takes twenty seconds for a thousand.
    for (let wave = 0; slowed === undefined && wave < 10; wave += 1) {
      const answers = await Promise.all(Array.from({ length: 150 }, () => ask(people.administrator)));
      slowed = answers.find(({ status }) => status === 429);
    }
    if (slowed === undefined) throw new Error('1,500 requests without a pause were allowed');
    const { errors } = (await slowed.json()) as { errors: readonly { extensions: { code: string; retryAfter: number } }[] };
    expect(errors[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    const retryAfter = errors[0]?.extensions.retryAfter ?? 0;
    expect(retryAfter).toBeGreaterThan(0);
    expect(slowed.headers.get('retry-after')).toBe(String(Math.ceil(retryAfter / 1_000)));
    expect(slowed.headers.get('ratelimit-limit')).toBe('100');
    expect((await ask(other)).status).toBe(200);
    expect((await fetch(`${people.product.address}/graphql`, typename)).status).toBe(200);
  });
});
