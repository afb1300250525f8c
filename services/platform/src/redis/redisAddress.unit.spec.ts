import { describe, expect, it } from 'vitest';
import { InvalidRedisUrl, redisAddress } from './redisAddress.ts';

describe('redisAddress', () => {
  it.each([
    ['redis://chat.example', { host: 'chat.example', port: 6_379, db: 0, isEncrypted: false }],
    ['redis://127.0.0.1:7000/3', { host: '127.0.0.1', port: 7_000, db: 3, isEncrypted: false }],
    ['rediss://:p%40ss@chat.example/', { host: 'chat.example', port: 6_379, db: 0, password: 'p@ss', isEncrypted: true }],
    ['redis://ann:pass@[::1]:7000', { host: '::1', port: 7_000, db: 0, username: 'ann', password: 'pass', isEncrypted: false }],
  ])('reads %s', (url, address) => {
    expect(redisAddress(url)).toEqual(address);
  });

  it.each(['', 'nonsense', 'http://:S3cret@host', 'redis://:S3cret@', 'redis://:S3cret@host/name', 'redis://:S3cret%FF@host'])(
    'refuses %s and does not repeat it',
    (url) => {
      expect(() => redisAddress(url)).toThrow(InvalidRedisUrl);
      expect(() => redisAddress(url)).not.toThrow(/S3cret/);
    },
  );
});
