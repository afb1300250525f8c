import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedName } from './normalisedName.ts';

describe('normalisedName', () => {
  it.each([
    ['Ёж', 'еж'],
    ['ЙОД', 'иод'],
    ['и\u0306од', 'иод'],
    ['Ångström', 'angstrom'],
    ['Ｆｕｌｌ', 'full'],
    ['ﬁx', 'fix'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['𝓐𝓫𝓬', 'abc'],
    ['이름', '이름'.normalize('NFKD')],
    ['😀', '😀'],
    ['', ''],
  ])('%s counts as %s', (name, counted) => {
    expect(normalisedName(name)).toBe(counted);
  });

  it('applied twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => normalisedName(normalisedName(name)) === normalisedName(name)),
    );
  });

  it('finds a name by its beginning, however either is typed', () => {
    expect(normalisedName('Йосиф Ёлкин').startsWith(normalisedName('иосиф е'))).toBe(true);
  });
});
