import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProductHere, startProductHere } from './testing/productHere.ts';

let product: ProductHere;
beforeAll(async () => {
  product = await startProductHere();
});
afterAll(() => product[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = json): Promise<Response> =>
  fetch(`${product.address}/graphql`, { method: 'POST', headers, body });
const ask = (query: string, variables = {}): Promise<Response> => post(JSON.stringify({ query, variables }));

interface Refused {
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}
const extensionsOf = async (response: Response): Promise<Readonly<Record<string, unknown>> | undefined> =>
  // Every body that these tests ask for has the shape of errors.
  ((await response.json()) as Refused).errors[0]?.extensions;

const raw = async (bytes: string): Promise<string> => {
  const socket = connect(Number(new URL(product.address).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
};

describe('what is no operation', () => {
  it('refuses malformed JSON by its code', async () => {
    const response = await post('{"query": ');
    expect([response.status, await extensionsOf(response)]).toEqual([400, { code: 'INVALID_REQUEST' }]);
  });

  it('refuses an empty body by its code', async () => {
    const response = await post('');
    expect([response.status, await extensionsOf(response)]).toEqual([400, { code: 'INVALID_REQUEST' }]);
  });

  it('refuses a body that is too large, and says how large it was', async () => {
    const body = JSON.stringify({ query: `{ ${'#'.repeat(300_000)} }` });
    const response = await post(body);
    expect([response.status, await extensionsOf(response)]).toEqual([413, { code: 'TOO_LARGE', bytes: body.length }]);
  });

  it('refuses another kind of body', async () => {
    const response = await post('a', { 'content-type': 'application/xml' });
    expect([response.status, await extensionsOf(response)]).toEqual([415, { code: 'INVALID_REQUEST' }]);
  });

  it('refuses what a form of another site could send', async () => {
    const response = await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
    expect([response.status, await extensionsOf(response)]).toEqual([400, { code: 'INVALID_REQUEST' }]);
  });

  it('refuses a query in the address that a page of another site could ask', async () => {
    const response = await fetch(`${product.address}/graphql?query=%7B__typename%7D`);
    expect([response.status, await extensionsOf(response)]).toEqual([400, { code: 'INVALID_REQUEST' }]);
  });

  it('refuses foreign origins by their code', async () => {
    const response = await post('{"query":"{ __typename }"}', { ...json, origin: 'https://evil.example' });
    expect([response.status, await extensionsOf(response)]).toEqual([403, { code: 'FORBIDDEN' }]);
  });

  it('answers its own origin, and no other may read along', async () => {
    const response = await post('{"query":"{ __typename }"}', { ...json, origin: product.publicUrl });
    expect(response.status).toBe(200);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('answers unknown paths by their code', async () => {
    const response = await fetch(`${product.address}/nothing/here`);
    expect([response.status, await extensionsOf(response)]).toEqual([404, { code: 'NOT_FOUND' }]);
  });

  it('refuses addresses that cannot be decoded', async () => {
    const response = await fetch(`${product.address}/%E0%A4%A`);
    expect([response.status, await extensionsOf(response)]).toEqual([400, { code: 'INVALID_REQUEST' }]);
  });

  it('answers bytes that are no HTTP with a code too', async () => {
    expect(await raw('no HTTP at all\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"INVALID_REQUEST"/);
  });

  it('answers headers without end with a code too', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*"code":"INVALID_REQUEST"/,
    );
  });
});

describe('operations', () => {
  it.each([
    ['syntax', '{'],
    ['unknown fields', '{ nothing }'],
    ['an unknown operation', 'mutation { nothing }'],
  ])('refuses %s by their code', async (_what, query) => {
    const response = await ask(query);
    expect([response.status, await extensionsOf(response)]).toEqual([400, { code: 'INVALID_REQUEST' }]);
  });

  it.each([
    ['tokens', `{ ${'__typename '.repeat(1_000)} }`, { rule: 'TOKENS', limit: 1_000 }],
    [
      'aliases',
      `{ ${Array.from({ length: 16 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
      { rule: 'ALIASES', limit: 15 },
    ],
    [
      'levels',
      `{ viewer { guilds { channels { messages(first: 1) { edges { node {
        reactors(emoji: "u-1f44d", first: 1) { edges { node { person { handle } } } } } } } } } } }`,
      { rule: 'DEPTH', limit: 10 },
    ],
    [
      'fields in the answer',
      '{ viewer { guilds { members(first: 100) { edges { node { person { handle } } } } } } }',
      { rule: 'COST', limit: 5_000 },
    ],
    ['directives', `{ __typename ${'@skip(if: false) '.repeat(51)} }`, { rule: 'DIRECTIVES', limit: 50 }],
  ])('refuses too many %s by rule and limit', async (_what, query, expected) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    expect(await extensionsOf(response)).toEqual({ code: 'QUERY_TOO_COMPLEX', ...expected });
  });

  it('names the rule of a wrong variable and does not echo it', async () => {
    const query = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { position } }';
    const response = await ask(query, { input: { clientMessageId: 'no-uuid', channelId: 'a', content: 'b' } });
    expect(await extensionsOf(response)).toMatchObject({ code: 'INVALID_INPUT', rule: 'GRAMMAR' });
  });

  it('names the rule of a wrong literal too', async () => {
    const response = await ask(
      'mutation { sendMessage(input: {clientMessageId: "no", channelId: "a", content: "b"}) { position } }',
    );
    expect(await extensionsOf(response)).toMatchObject({ code: 'INVALID_INPUT', rule: 'GRAMMAR' });
  });

  it('take a wrong token for none', async () => {
    const body = JSON.stringify({ query: '{ instance { isSetUp } }' });
    const response = await post(body, { ...json, authorization: 'Bearer wrong.token.here' });
    expect(await response.json()).toEqual({ data: { instance: { isSetUp: false } } });
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/nothing', '/graphql'])('of %s carries an id and the headers that keep browsers safe', async (path) => {
    const { headers } = await fetch(`${product.address}${path}`);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('is JSON without a stack, whatever was refused', async () => {
    for (const response of [await post('{'), await ask('{ nothing }'), await fetch(`${product.address}/nothing`)]) {
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.text()).not.toMatch(/node_modules|\.ts:|stack/);
    }
  });
});
