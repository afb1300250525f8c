import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorTable } from '@chat/domain/errors';
import { describe, expect, it } from 'vitest';
import { ask, isDefinite, type Outcome } from './ask.ts';

/** Asks a server that answers so; undefined breaks the connection, null says nothing at all. */
const answeredWith = async (status: number, body: string | undefined | null): Promise<Outcome<object>> => {
  const server = createServer((_request, response) => {
    if (body === undefined) response.destroy();
    else if (body !== null) response.writeHead(status).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await ask({ address, query: '{ a }', variables: {}, patience: 300 });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

const refusal = (code: string) => JSON.stringify({ data: null, errors: [{ message: 'no', extensions: { code } }] });

describe('what became of a request', () => {
  it.each([
    ['data', 200, '{"data":{"a":1}}', { kind: 'succeeded', data: { a: 1 } }],
    ['a refusal', 200, refusal('FORBIDDEN'), { kind: 'failed', code: 'FORBIDDEN' }],
    ['a refusal with a status', 429, refusal('RATE_LIMITED'), { kind: 'failed', code: 'RATE_LIMITED' }],
    ['a code that leaves it open', 503, refusal('UNAVAILABLE'), { kind: 'unknown', why: 'UNAVAILABLE' }],
    ['a code of nobody', 200, refusal('STRANGE'), { kind: 'unknown', why: 'STRANGE' }],
    ['no data', 500, '{}', { kind: 'unknown', why: 'status 500 without data' }],
    ['no JSON', 502, '<html>', { kind: 'unknown', why: 'SyntaxError' }],
    ['a broken connection', 200, undefined, { kind: 'unknown', why: 'UND_ERR_SOCKET' }],
    ['silence', 200, null, { kind: 'unknown', why: 'TimeoutError' }],
  ])('%s', async (_what, status, body, outcome) => {
    expect(await answeredWith(status, body)).toEqual(outcome);
  });

  it('nobody listens', async () => {
    const outcome = await ask({ address: 'http://127.0.0.1:1', query: '{ a }', variables: {} });
    expect(outcome).toMatchObject({ kind: 'unknown' });
  });
});

it('of our codes two leave it open', () => {
  expect(Object.keys(errorTable).filter((code) => !isDefinite(code))).toEqual(['UNAVAILABLE', 'INTERNAL']);
});
