import { describe, expect, it } from 'vitest';
import { digest, equalInConstantTime, hasDigest, newSecret } from './secrets.ts';

describe('newSecret', () => {
  it('has 256 bits in base64url, never the same', () => {
    const secrets = Array.from({ length: 100 }, newSecret);

    expect(secrets.every((secret) => /^[A-Za-z0-9_-]{43}$/.test(secret))).toBe(true);
    expect(new Set(secrets).size).toBe(100);
  });
});

describe('digest', () => {
  it('is SHA-256 in base64url (FIPS 180-2, "abc")', () => {
    expect(digest('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  it('tells its secret from others', () => {
    const secret = newSecret();

    expect(hasDigest(secret, digest(secret))).toBe(true);
    expect(hasDigest(newSecret(), digest(secret))).toBe(false);
    expect(hasDigest(secret, '')).toBe(false);
  });
});

describe('equalInConstantTime', () => {
  it('compares texts of any length', () => {
    expect(equalInConstantTime('a', 'a')).toBe(true);
    expect(equalInConstantTime('', '')).toBe(true);
    expect(equalInConstantTime('a', 'ab')).toBe(false);
  });
});
