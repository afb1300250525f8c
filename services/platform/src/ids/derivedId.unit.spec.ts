import type { Id } from '@chat/schema/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DerivedIdParts, derivedId, derivedIdOf } from './derivedId.ts';

const key = '019b76da5c007abc8def0123456789ab' as Id;
const scope = '019b76da5c017000800000000000000a' as Id;
const actor = '019b76da5c027fffbfffffffffffffff' as Id;
const oldest = '0000000000017abc8def0123456789ab' as Id;

const ids = fc.stringMatching(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/).map((text) => text as Id);
const parts: fc.Arbitrary<DerivedIdParts> = fc.record({
  command: fc.stringMatching(/^[a-z][A-Za-z]{0,30}$/),
  scope: ids,
  actor: ids,
  key: ids,
  ordinal: fc.nat(300),
});

describe('derivedId', () => {
  // Computed by an independent program from the sentence in the docstring. Stored facts carry such ids: these never change.
  it.each([
    [{ command: 'sendMessage', scope, actor, key, ordinal: 0 }, '019b76da5c008831979db25844b9f52f'],
    [{ command: 'sendMessage', scope, actor, key, ordinal: 1 }, '019b76da5c00876596d457a6c2c7ea87'],
    [{ command: 'createGuild', scope, actor, key, ordinal: 0 }, '019b76da5c008adfa67dd7df7a8467cf'],
    [{ command: 'createGuild', scope, actor, key, ordinal: 255 }, '019b76da5c008999b2c13cfbf1eff963'],
    [{ command: 'sendMessage', scope, actor, key: oldest, ordinal: 0 }, '000000000001855aa1de8e30e77c808c'],
  ])('keeps its bytes for ever: %j', (of, expected) => {
    expect(derivedId(of)).toBe(expected);
  });

  it('is a UUIDv8 with the time of its key', () => {
    fc.assert(
      fc.property(parts, (of) => {
        expect(derivedId(of)).toMatch(new RegExp(`^${of.key.slice(0, 12)}8[0-9a-f]{3}[89ab][0-9a-f]{15}$`));
      }),
    );
  });

  it('is the same for a retry', () => {
    fc.assert(fc.property(parts, (of) => derivedId(of) === derivedId({ ...of })));
  });

  it.each(['command', 'scope', 'actor', 'key', 'ordinal'] as const)('differs where only the %s differs', (part) => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        fc.pre(one[part] !== other[part]);
        expect(derivedId({ ...one, [part]: other[part] })).not.toBe(derivedId(one));
      }),
    );
  });

  it('does not confuse parts whose texts join to the same', () => {
    const longer = { command: `send${scope.slice(0, 1)}`, scope: scope.slice(1) as Id, actor, key, ordinal: 0 };

    expect(derivedId(longer)).not.toBe(derivedId({ command: 'send', scope, actor, key, ordinal: 0 }));
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses the ordinal %s', (ordinal) => {
    expect(() => derivedId({ command: 'sendMessage', scope, actor, key, ordinal })).toThrow(RangeError);
  });
});

describe('derivedIdOf', () => {
  it.each([
    [`channel-${scope}`, 0, '019b76da5c008679a28d7795597fe4d1'],
    [`purgeBanned:channel-${scope}`, 2, '019b76da5c008deebb8baf519f69e47a'],
  ])('keeps its bytes for ever: %s, %i', (target, ordinal, expected) => {
    expect(derivedIdOf(key, target, ordinal)).toBe(expected);
  });

  it('differs for another cause, target or ordinal, and from every id of a command', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        fc.pre(one.key !== other.key && one.ordinal !== other.ordinal && one.scope !== other.scope);
        const all = [
          derivedIdOf(one.key, one.scope, one.ordinal),
          derivedIdOf(other.key, one.scope, one.ordinal),
          derivedIdOf(one.key, other.scope, one.ordinal),
          derivedIdOf(one.key, one.scope, other.ordinal),
          derivedId(one),
        ];
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});
