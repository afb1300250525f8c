import { afterEach, describe, expect, it, vi } from 'vitest';
import { newCommandId } from './commandId.ts';
import { operation } from './post.ts';
import { Session } from './session.ts';

const name = operation<{ name: string }>('{ name }');
const far = '2999-01-01T00:00:00.000Z';
const gone = { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] };

/** A server that knows one token at a time and counts refreshes. */
const serverWith = ({ expiresAt = far, hasCookie = true } = {}) => {
  const state = { refreshes: 0, hasCookie, valid: 'token 1' };
  vi.stubGlobal('fetch', async (_url: string, init: { readonly body: string; readonly headers: Record<string, string> }) => {
    if (!JSON.parse(init.body).query.includes('refresh'))
      return Response.json(init.headers['authorization'] === `Bearer ${state.valid}` ? { data: { name: 'Ann' } } : gone);
    if (!state.hasCookie) return Response.json(gone);
    state.refreshes += 1;
    state.valid = `token ${state.refreshes}`;
    return Response.json({
      data: { refresh: { session: { userId: 'u', accessToken: state.valid, accessTokenExpiresAt: expiresAt } } },
    });
  });
  return state;
};

afterEach(() => vi.unstubAllGlobals());

describe('a session', () => {
  it('goes on by the cookie', async () => {
    serverWith();
    const session = new Session();
    expect([await session.resume(), session.userId]).toEqual([true, 'u']);
  });

  it('tells when there is none', async () => {
    serverWith({ hasCookie: false });
    expect(await new Session().resume()).toBe(false);
  });

  it('asks for one token, however many need it at once', async () => {
    const server = serverWith();
    const session = new Session();
    await Promise.all([session.token(), session.token(), session.ask(name, {})]);
    expect(server.refreshes).toBe(1);
  });

  it('replaces a token before it expires', async () => {
    const server = serverWith({ expiresAt: '2020-01-01T00:00:00.000Z' });
    const session = new Session();
    await session.resume();
    await session.token();
    expect(server.refreshes).toBe(2);
  });

  it('asks again with a fresh token where the server did not take the old one', async () => {
    const server = serverWith();
    const session = new Session();
    await session.resume();
    server.valid = 'another';
    expect(await session.ask(name, {})).toEqual({ name: 'Ann' });
  });

  it('ends when it cannot be refreshed any more', async () => {
    const server = serverWith();
    const session = new Session();
    const ended = vi.fn();
    session.onEnd(ended);
    await session.resume();
    server.valid = 'another';
    server.hasCookie = false;
    await expect(session.ask(name, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect([ended.mock.calls.length, session.userId]).toEqual([1, undefined]);
  });
});

describe('ids of commands', () => {
  it('are UUIDs of version 7 in the order of time', async () => {
    const [first, second] = [
      newCommandId(),
      await new Promise<string>((resolve) => setTimeout(() => resolve(newCommandId()), 5)),
    ];
    expect(first).toMatch(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    expect(Number.parseInt(second.slice(0, 12), 16)).toBeGreaterThan(Number.parseInt(first.slice(0, 12), 16));
  });
});
