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
        ESDB_URI: 'esdb+discover://ada:secret@log.example.org:2113?tls=true',
        MONGO_URL: 'mongodb://one,two:27018/chat?replicaSet=rs0',
        PRIVATE_MONGO_URL: 'mongodb+srv://keys.example.org/chat-private',
        VAULT_KEY_FILE: '/run/secrets/vault key',
        VAULT_OLD_KEY_FILE: '/run/secrets/old',
        REDIS_URL: 'rediss://:secret@live.example.org:6379/1',
        SMTP_URL: 'smtps://ada:secret@mail.example.org',
        MAIL_FROM: 'chat@example.org',
        METRICS_PORT: '0',
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
      eventStoreUrl: 'esdb+discover://ada:secret@log.example.org:2113?tls=true',
      readStoreUrl: 'mongodb://one,two:27018/chat?replicaSet=rs0',
      privateStoreUrl: 'mongodb+srv://keys.example.org/chat-private',
      vaultKeyFile: '/run/secrets/vault key',
      vaultOldKeyFile: '/run/secrets/old',
      redisUrl: 'rediss://:secret@live.example.org:6379/1',
      smtpUrl: 'smtps://ada:secret@mail.example.org',
      mailFrom: 'chat@example.org',
      metricsPort: 0,
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
    ['ESDB_URI', ['log.example.org', 'http://log.example.org', 'esdb://', 'esdb:// a']],
    [
      'MONGO_URL',
      ['mongodb://views.example.org', 'mongodb:///chat', 'mongodb://views/', 'mysql://views/chat', 'mongodb://views/a.b'],
    ],
    ['VAULT_KEY_FILE', ['a\0b', 'a'.repeat(4_097)]],
    ['REDIS_URL', ['live:6379', 'redis://', 'http://live']],
    ['MAIL_FROM', ['ada', 'a b@c', 'Ada <ada@example.org>']],
    ['METRICS_PORT', ['65536', 'on', '4000']],
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

  it('names what is missing beside what is set', () => {
    expect(problemsOf({ PRIVATE_MONGO_URL: 'mongodb://keys/chat' })).toEqual(['VAULT_KEY_FILE']);
    expect(problemsOf({ SMTP_URL: 'smtp://mail' })).toEqual(['MAIL_FROM']);
  });

  it('keeps keys out of the database of what everybody may read', () => {
    const url = 'mongodb://one/chat';
    expect(problemsOf({ MONGO_URL: url, PRIVATE_MONGO_URL: url, VAULT_KEY_FILE: 'key' })).toEqual(['PRIVATE_MONGO_URL']);
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
