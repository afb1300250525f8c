import { describe, expect, it } from 'vitest';
import { list, optional, record } from './compoundKinds.ts';
import { colour, count, emoji, flag, id, type Kind, keyedHash, millis, oneOf, permissionBits } from './kinds.ts';
import { sealed } from './sealedKind.ts';

const hex = '0123456789abcdef0123456789abcdef';
const notText = [undefined, null, 0, true, {}, [], [hex]];
const sealedText = { ring: hex, leaf: 0, alg: 'A256GCM', nonce: 'abcdefghij_-0123', ct: 'AAAA_-' };
const wordy = [hex.toUpperCase(), hex.slice(1), `${hex}0`, `${hex}\n`, ` ${hex}`, hex.replace('0', 'g'), ''];
const numeric = [-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, '1', 1n, null, undefined, true];

const kinds: readonly (readonly [
  name: string,
  kind: Kind<unknown>,
  accepted: readonly unknown[],
  refused: readonly unknown[],
])[] = [
  ['Id', id, [hex, '0'.repeat(32)], [...wordy, ...notText]],
  ['KeyedHash', keyedHash, [hex, 'f'.repeat(32)], [...wordy, ...notText]],
  ['Count', count, [0, 1, 2 ** 53 - 1], numeric],
  ['Millis', millis, [0, 1_700_000_000_000, 2 ** 53 - 1], numeric],
  ['Flag', flag, [true, false], [0, 1, 'true', null, undefined, {}]],
  ['Enum', oneOf('A', 'B'), ['A', 'B'], ['a', 'AB', 'A, B', '', 'toString', ...notText]],
  [
    'PermissionBits',
    permissionBits,
    ['0', '1', '9007199254740993', '18446744073709551615'],
    ['18446744073709551616', '99999999999999999999', '00', '01', '-1', '1.0', '0x1', '1e3', '', ' 1', '1\n', 1n, ...notText],
  ],
  [
    'Emoji',
    emoji,
    ['u-1f600', 'u-2764-fe0f', 'u-1f44d-1f3fd', 'u-1f1f7-1f1fa', `c-${hex}`],
    ['😀', 'u-61', 'u-1F600', 'u-2764', 'u-', 'c-', `c-${hex}0`, `c-${hex.toUpperCase()}`, hex, '', ...notText],
  ],
  ['Colour', colour, ['#000000', '#a1b2c3'], ['#A1B2C3', '#abc', 'a1b2c3', '#a1b2c3ff', 'red', '#a1b2c3\n', '', ...notText]],
  [
    'Sealed',
    sealed('GUILD', ['name']),
    [sealedText, { ...sealedText, leaf: 2 ** 32 - 1 }],
    [
      ...['a plain name', null, undefined, [], {}, { name: 'a plain name' }],
      ...[
        { ...sealedText, name: 'a plain name' },
        { ...sealedText, '#texts': {} },
        { ...sealedText, ring: 'x' },
      ],
      ...[
        { ...sealedText, leaf: -1 },
        { ...sealedText, leaf: 2 ** 32 },
        { ...sealedText, leaf: 0.5 },
        { ...sealedText, alg: 'none' },
      ],
      ...[
        { ...sealedText, nonce: 'short' },
        { ...sealedText, nonce: 'abcdefghij+/0123' },
        { ...sealedText, ct: '' },
      ],
      ...[
        { ...sealedText, ct: 'a b' },
        { ...sealedText, ct: 'AA==' },
        { ...sealedText, ct: 5 },
      ],
    ],
  ],
  [
    'List',
    list(flag, 2),
    [[], [true], [true, false]],
    [[true, true, true], [1], [true, 'x'], { 0: true, length: 1 }, 'ab', null, undefined],
  ],
  [
    'Record',
    record({ a: flag, b: optional(count) }),
    [{ a: true }, { a: false, b: 1 }],
    [
      {},
      { b: 1 },
      { a: true, b: 'x' },
      { a: true, b: undefined },
      { a: true, b: null },
      { a: true, c: 1 },
      [],
      null,
      undefined,
      'a',
    ],
  ],
];

describe.each(kinds)('%s', (name, kind, accepted, refused) => {
  it('carries its name', () => {
    expect(kind.name).toBe(name);
  });

  it.each(accepted.map((value) => [value]))('accepts %j', (value) => {
    expect(kind.check(value, 'field')).toBeUndefined();
  });

  it.each(refused.map((value) => [value]))('refuses %o, naming the field', (value) => {
    expect(kind.check(value, 'field')).toMatch(/^field/);
  });
});

describe('what a broken rule names', () => {
  const nested = record({ items: list(record({ id }), 3), note: optional(record({ flag })) });

  it.each([
    [{ items: [{ id: hex }, { id: 'x' }] }, 'items[1].id must be 32 lower-case hexadecimal digits'],
    [{ items: [{ id: hex, extra: 1 }] }, 'items[0].extra is not a declared field'],
    [{ items: [], extra: 1 }, 'extra is not a declared field'],
    [{ items: [{}, {}, {}, {}] }, 'items must have at most 3 items'],
    [{ items: [], note: {} }, 'note.flag must be true or false'],
    [{ items: [], note: 'text' }, 'note must be a record'],
    ['text', 'data must be a record'],
  ])('of %j is %s', (value, rule) => {
    expect(nested.check(value, '')).toBe(rule);
  });

  it.each(['toString', 'constructor', 'hasOwnProperty'])('takes no inherited name for a declared field: %s', (name) => {
    expect(nested.check({ items: [], [name]: 1 }, '')).toBe(`${name} is not a declared field`);
  });

  it('takes no inherited value for a field that is there', () => {
    expect(record({ toString: flag }).check({}, '')).toBe('toString must be true or false');
  });

  it('takes __proto__ from JSON for a field that is not declared', () => {
    expect(nested.check(JSON.parse('{"items":[],"__proto__":1}'), '')).toBe('__proto__ is not a declared field');
  });
});
