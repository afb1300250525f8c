import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './origin.ts';

const publicUrl = 'https://chat.example.org';

describe('origins', () => {
  it('allows the public address and programs without an origin', () => {
    expect(isOwnOrigin(publicUrl, publicUrl)).toBe(true);
    expect(isOwnOrigin(undefined, publicUrl)).toBe(true);
  });

  it.each([
    'https://evil.example',
    'http://chat.example.org',
    'https://chat.example.org:444',
    'https://chat.example.org.evil.example',
    'null',
    '',
  ])('refuses %j', (origin) => {
    expect(isOwnOrigin(origin, publicUrl)).toBe(false);
  });

  it('takes the names of the own machine for one, at the same port', () => {
    expect(isOwnOrigin('http://localhost:4000', 'http://127.0.0.1:4000')).toBe(true);
    expect(isOwnOrigin('http://[::1]:4000', 'http://localhost:4000')).toBe(true);
    expect(isOwnOrigin('http://localhost:4001', 'http://127.0.0.1:4000')).toBe(false);
    expect(isOwnOrigin('http://localhost:4000', publicUrl)).toBe(false);
  });
});
