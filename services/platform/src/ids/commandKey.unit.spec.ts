import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCommandKey, parseCommandKey } from './commandKey.ts';

const key = '019b76da5c007abc8def0123456789ab';
const dashed = '019b76da-5c00-7abc-8def-0123456789ab';

describe('parseCommandKey', () => {
  it.each([key, dashed, dashed.toUpperCase(), key.toUpperCase()])('accepts %s', (text) => {
    expect(parseCommandKey(text)).toBe(key);
  });

  it.each([
    ['an empty text', ''],
    ['a UUIDv4', 'f47ac10b-58cc-4372-a567-0e02b2c3d479'],
    ['a UUIDv8', '019b76da5c008abc8def0123456789ab'],
    ['another variant', '019b76da5c007abc7def0123456789ab'],
    ['misplaced dashes', '019b76da5-c00-7abc-8def-0123456789ab'],
    ['braces', `{${dashed}}`],
    ['space around it', ` ${key}`],
    ['a line break after it', `${key}\n`],
    ['a digit too many', `${key}0`],
    ['digits of another script', key.replace('0', '٠')],
  ])('refuses %s', (_, text) => {
    expect(parseCommandKey(text)).toBeUndefined();
  });

  it('accepts every UUIDv7 that a library makes', () => {
    fc.assert(fc.property(fc.uuid({ version: 7 }), (text) => parseCommandKey(text) === text.replaceAll('-', '')));
  });
});

describe('isCommandKey', () => {
  it('takes the stored form only', () => {
    expect(isCommandKey(key)).toBe(true);
    expect([dashed, key.toUpperCase(), 7, null, undefined, [key]].some(isCommandKey)).toBe(false);
  });
});
