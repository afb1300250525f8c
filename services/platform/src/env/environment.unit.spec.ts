import { describe, expect, it } from 'vitest';
import { InvalidSetting, publicUrlOf, readEnvironment } from './environment.ts';
import { settings, settingsTable } from './settings.ts';

const problemsOf = (variables: Record<string, string>): string[] => {
  try {
    readEnvironment(variables);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidSetting)) throw error;
    return error.problems.map((problem) => problem.name);
  }
};

describe('readEnvironment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDirectory: '.data',
      logLevel: 'info',
      introspection: true,
      trustedProxies: 0,
      rateLimits: true,
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnvironment({ PORT: '', PUBLIC_URL: ' ' })).toEqual(readEnvironment({}));
  });

  it('reads every variable', () => {
    expect(
      readEnvironment({
        PORT: '0',
        HOST: '::1',
        DATA_DIR: '/srv/chat data',
        PUBLIC_URL: 'https://Chat.example.org:8443/',
        LOG_LEVEL: 'debug',
        INTROSPECTION: 'off',
        TRUST_PROXY: '2',
        RATE_LIMITS: 'off',
      }),
    ).toEqual({
      port: 0,
      host: '::1',
      dataDirectory: '/srv/chat data',
      publicUrl: 'https://chat.example.org:8443',
      logLevel: 'debug',
      introspection: false,
      trustedProxies: 2,
      rateLimits: false,
    });
  });

  it.each([
    ['PORT', ['65536', '-1', '80a', '1e3', '4.5', '0x50']],
    ['HOST', ['local host', 'http://127.0.0.1', '127.0.0.1:80', '[::1]', '256.1.1.1', '-a', `${'a'.repeat(64)}.org`]],
    ['DATA_DIR', ['a\0b', 'a'.repeat(4097)]],
    [
      'PUBLIC_URL',
      ['chat.example.org', 'ftp://a', 'https://a/b', 'https://a?b', 'https://a?', 'https://a#b', 'https://u:p@a', 'http://'],
    ],
    ['LOG_LEVEL', ['loud', 'INFO']],
    ['INTROSPECTION', ['yes', '1']],
    ['TRUST_PROXY', ['0', '11', 'all']],
    ['RATE_LIMITS', ['no']],
  ])('names %s where it breaks its rule', (name, values) => {
    expect(values.map((value) => problemsOf({ [name]: value }))).toEqual(values.map(() => [name]));
  });

  it('names all wrong variables with their rules, and no value', () => {
    const wrong = { PORT: 'hunter2', PUBLIC_URL: 'https://u:hunter2@a', LOG_LEVEL: 'info' };

    expect(problemsOf(wrong)).toEqual(['PORT', 'PUBLIC_URL']);
    expect(() => readEnvironment(wrong)).toThrow(
      `PORT must be ${settings.port.rule}\nPUBLIC_URL must be ${settings.publicUrl.rule}`,
    );
    expect(() => readEnvironment(wrong)).not.toThrow('hunter2');
  });

  it.each(['0.0.0.0', '192.168.1.2', 'chat.example.org'])('keeps the limits on where %s listens', (HOST) => {
    expect(problemsOf({ HOST, RATE_LIMITS: 'off' })).toEqual(['RATE_LIMITS']);
  });
});

describe('publicUrlOf', () => {
  it.each([
    [{}, undefined, 'http://127.0.0.1:4000'],
    [{ PORT: '0' }, 41234, 'http://127.0.0.1:41234'],
    [{ HOST: '0.0.0.0' }, undefined, 'http://localhost:4000'],
    [{ HOST: '::1' }, undefined, 'http://[::1]:4000'],
    [{ PORT: '80' }, undefined, 'http://127.0.0.1'],
    [{ PUBLIC_URL: 'https://chat.example.org' }, 41234, 'https://chat.example.org'],
  ])('of %j listening on %s is %s', (variables, port, expected) => {
    expect(publicUrlOf(readEnvironment(variables), port)).toBe(expected);
  });
});

describe('settingsTable', () => {
  it('has one row a setting', () => {
    const rows = settingsTable().split('\n').slice(2);

    expect(rows.map((row) => row.split(' | ')[0])).toEqual(Object.values(settings).map((one) => `| \`${one.name}\``));
    expect(rows.every((row) => row.split('|').length === 6)).toBe(true);
  });
});
