import { afterEach, describe, expect, it, vi } from 'vitest';
import { newCommandId } from './commandId.ts';
import type { OtherTabs, SessionNews } from './otherTabs.ts';
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

/** Tabs of one browser, each hearing what the others tell. */
const browser = () => {
  const listeners: ((news: SessionNews) => void)[] = [];
  return (): OtherTabs => {
    let own: (news: SessionNews) => void = () => undefined;
    return {
      tell: (news) => {
        for (const listener of listeners) if (listener !== own) listener(news);
      },
      listen: (listener) => {
        own = listener;
        listeners.push(listener);
      },
    };
  };
};

describe('a session in several tabs', () => {
  it('shares what one of them was given', async () => {
    const server = serverWith();
    const tab = browser();
    const [one, other] = [new Session(tab()), new Session(tab())];
    const begun = vi.fn();
    other.onBegin(begun);
    await one.resume();
    expect([await other.ask(name, {}), server.refreshes, begun.mock.calls.length]).toEqual([{ name: 'Ann' }, 1, 1]);
  });

  it('is refreshed once, however many tabs wait for it', async () => {
    let turn: Promise<unknown> = Promise.resolve();
    const request = (_name: string, work: () => Promise<unknown>) => {
      turn = turn.then(work, work);
      return turn;
    };
    const server = serverWith();
    vi.stubGlobal('navigator', { locks: { request } });
    const tab = browser();
    const sessions = [new Session(tab()), new Session(tab()), new Session(tab())];
    await Promise.all(sessions.map((session) => session.resume()));
    expect([server.refreshes, ...sessions.map(({ accessToken }) => accessToken)]).toEqual([1, 'token 1', 'token 1', 'token 1']);
  });

  it('ends in all of them, but not that of somebody else', async () => {
    serverWith();
    const tab = browser();
    const [one, other, stranger] = [new Session(tab()), new Session(tab()), new Session(tab())];
    await one.resume();
    stranger.take({ userId: 'v', accessToken: 'theirs', accessTokenExpiresAt: far });
    one.take({ userId: 'u', accessToken: 'token 1', accessTokenExpiresAt: far });
    const ended = vi.fn();
    other.onEnd(ended);
    one.end();
    expect([ended.mock.calls.length, one.userId, other.userId]).toEqual([1, undefined, undefined]);
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
