import { describe, expect, it } from 'vitest';
import { parseModeChanges } from './modeChange.ts';

describe('parseModeChanges', () => {
  it('gives each letter its argument', () =>
    expect(parseModeChanges('-bb *!*@a *!*@b')).toEqual([
      { sign: '-', mode: 'b', argument: '*!*@a' },
      { sign: '-', mode: 'b', argument: '*!*@b' },
    ]));

  it('changes the sign on the way', () =>
    expect(parseModeChanges('-b+bR a!*@* b!*@*')).toEqual([
      { sign: '-', mode: 'b', argument: 'a!*@*' },
      { sign: '+', mode: 'b', argument: 'b!*@*' },
      { sign: '+', mode: 'R' },
    ]));

  it('a limit has an argument where it is set only', () => {
    expect(parseModeChanges('+l 50')).toEqual([{ sign: '+', mode: 'l', argument: '50' }]);
    expect(parseModeChanges('-l')).toEqual([{ sign: '-', mode: 'l' }]);
  });

  it.each(['', '+', 'b a', '+b', '+bb one', '+r stray', '+o a b'])('%j does not add up', (text) =>
    expect(parseModeChanges(text)).toBeUndefined(),
  );
});
