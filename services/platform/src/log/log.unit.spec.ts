import { describe, expect, it } from 'vitest';
import { recordingLog } from '../testing/recordingLog.ts';

const planted = 'hunter2-canary';
const token = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJodW50ZXIyLWNhbmFyeSJ9.c2ln';

describe('createLog', () => {
  it('writes one JSON line with level, time, message and fields', () => {
    const log = recordingLog();
    log.info('started', { port: 4000 });

    expect(log.lines).toHaveLength(1);
    expect(log.records()[0]).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      message: 'started',
      port: 4000,
    });
  });

  it('leaves out what is below its level', () => {
    const log = recordingLog('warn');
    log.info('no');
    log.warn('yes');
    log.error('yes');

    expect(log.records().map((record) => record['message'])).toEqual(['yes', 'yes']);
  });

  it('says nothing when silent', () => {
    const log = recordingLog('silent');
    log.error('no');

    expect(log.lines).toEqual([]);
  });

  it('binds the request id to every line of a child, and of its children', () => {
    const log = recordingLog();
    log.child({ requestId: 'r1' }).child({ operation: 'send' }).warn('slow', { ms: 5 });
    log.info('other');

    expect(log.records()[0]).toMatchObject({ requestId: 'r1', operation: 'send', ms: 5 });
    expect(log.records()[1]).not.toHaveProperty('requestId');
  });

  it.each([
    ['password', { password: planted }],
    ['a nested password', { input: { account: [{ newPassword: planted }] } }],
    ['a refresh token, spelt otherwise', { refresh_token: planted, 'Set-Cookie': planted, Authorization: planted }],
    ['what people write', { data: { content: planted, text: planted, topic: planted, displayName: planted } }],
    ['personal data', { email: planted, to: planted, ip: planted }],
    ['GraphQL variables', { request: { query: planted, variables: { input: { name: planted } } } }],
    ['a key', { jwk: { d: planted }, privateKey: planted }],
    ['a binding', {}],
    ['a token in an address', { url: `/verify?a=1&token=${planted}&b=2` }],
    ['a bearer token in text', { note: `failed with Bearer ${planted}` }],
    ['a JWT in text', { note: `failed with ${token}` }],
    ['an error field', { error: Object.assign(new Error('refused'), { token: planted, target: { password: planted } }) }],
    ['an error cause', { error: new Error('outer', { cause: new Error(`GET /x?secret=${planted}`) }) }],
    ['bytes', { bytes: Buffer.from(planted) }],
    ['a map', { map: new Map([['password', planted]]) }],
  ])('never shows %s', (_, fields) => {
    const log = recordingLog();
    log.child({ cookie: planted }).error('failed', fields);

    const line = log.lines.join();
    expect(log.records()[0]).toHaveProperty('message', 'failed');
    expect(line).not.toContain(planted);
    expect(line).not.toContain(Buffer.from(planted).toString('base64'));
    expect(line).not.toContain(token);
  });

  it('never shows a token in a message', () => {
    const log = recordingLog();
    log.error(`refused ${token}`);

    expect(log.lines.join()).not.toContain(token);
  });

  it('logs an error whole: type, message, stack, fields, causes', () => {
    const log = recordingLog();
    const cause = new RangeError('disk full');
    log.error('append failed', {
      error: Object.assign(new Error('unavailable', { cause }), { stream: 'channel-1', code: 'ENOSPC' }),
    });

    expect(log.records()[0]?.['error']).toMatchObject({
      type: 'Error',
      message: 'unavailable',
      stream: 'channel-1',
      code: 'ENOSPC',
      stack: expect.stringContaining('log.unit.spec.ts'),
      cause: { type: 'RangeError', message: 'disk full', stack: expect.stringContaining('log.unit.spec.ts') },
    });
  });

  it('logs all errors of an aggregate', () => {
    const log = recordingLog();
    log.error('failed', { error: new AggregateError([new Error('one'), new Error('two')], 'both') });

    expect(log.lines.join()).toMatch(/"one".*"two"/);
  });

  it('survives circles, hostile getters and odd values', () => {
    const log = recordingLog();
    const circle: Record<string, unknown> = { n: 1n, f: () => 1, s: Symbol('s'), d: new Date(0), nothing: null };
    circle['self'] = circle;
    log.info('circle', { circle });
    log.info('hostile', {
      get boom(): string {
        throw new Error('no');
      },
    });

    expect(log.records().map((record) => record['message'])).toEqual(['circle', 'hostile']);
    expect(log.records()[0]?.['circle']).toMatchObject({ n: '1', nothing: null });
  });

  it('cuts long texts', () => {
    const log = recordingLog();
    log.info('long', { note: 'x'.repeat(100_000) });

    expect(log.lines.join().length).toBeLessThan(9_000);
  });
});
