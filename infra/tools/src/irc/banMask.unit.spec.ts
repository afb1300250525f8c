import { describe, expect, it } from 'vitest';
import { type BanOutcome, classifyBan, followBans } from './banMask.ts';
import { parseModeChanges } from './modeChange.ts';

const outcomesOf = (...modes: string[]): BanOutcome[] => {
  const follow = followBans();
  const changes = modes.flatMap((text) => parseModeChanges(text) ?? []).map(classifyBan);
  return changes.filter((change) => change !== undefined).map(follow);
};

describe('bans', () => {
  it.each([
    ['a nickname from anywhere is banned', '+b ada!*@*', { kind: 'memberBanned', nick: 'ada' }],
    ['+b % silences it', '+b %ada!*@*', { kind: 'memberTimedOut', nick: 'ada' }],
    ['+q silences it', '+q ada!*@*', { kind: 'memberTimedOut', nick: 'ada' }],
    ['a host is a mask', '+b *!*@x.org', { kind: 'maskBanned', mask: '*!*@x.org', muteOnly: false }],
    ['a silenced host is a mask', '+b %*!*@x.org', { kind: 'maskBanned', mask: '*!*@x.org', muteOnly: true }],
    ['a wildcard in the name is a mask', '+b ad*!*@*', { kind: 'maskBanned', mask: 'ad*!*@*', muteOnly: false }],
    ['a name at a host is a mask', '+b ada!*@x', { kind: 'maskBanned', mask: 'ada!*@x', muteOnly: false }],
    ['a ban that forwards is a mask', '+b ada!*@*!#x', { kind: 'maskBanned', mask: 'ada!*@*!#x', muteOnly: false }],
    ['nobody is a mask', '+b !*@*', { kind: 'maskBanned', mask: '!*@*', muteOnly: false }],
  ])('%s', (_, modes, outcome) => expect(outcomesOf(modes)).toEqual([outcome]));

  it('are lifted by the same mask in any case', () =>
    expect(outcomesOf('+b ada[1]!*@*', '-b ADA{1}!*@*', '+b *!*@X', '-b *!*@x').filter((_, index) => index % 2 === 1)).toEqual([
      { kind: 'memberUnbanned', nick: 'ADA{1}' },
      { kind: 'maskUnbanned', mask: '*!*@x', muteOnly: false, matched: true },
    ]));

  it('of speaking are lifted as such, whichever way they were written', () =>
    expect(outcomesOf('+b %ada!*@*', '-q ada!*@*').at(-1)).toEqual({ kind: 'memberTimeoutLifted', nick: 'ada' }));

  it('are not lifted by lifting a silence', () =>
    expect(outcomesOf('+b ada!*@*', '-q ada!*@*').at(-1)).toEqual({
      kind: 'maskUnbanned',
      mask: 'ada!*@*',
      muteOnly: true,
      matched: false,
    }));

  it('that were never set are kept as such when they are lifted', () =>
    expect(outcomesOf('-b ada!*@*', '-b *!*@x')).toEqual([
      { kind: 'maskUnbanned', mask: 'ada!*@*', muteOnly: false, matched: false },
      { kind: 'maskUnbanned', mask: '*!*@x', muteOnly: false, matched: false },
    ]));

  it('are lifted once', () =>
    expect(outcomesOf('+b *!*@x', '-b *!*@x', '-b *!*@x').at(-1)).toMatchObject({ kind: 'maskUnbanned', matched: false }));

  it('that stand already change nothing', () =>
    expect(outcomesOf('+b ada!*@*', '+b ADA!*@*').at(-1)).toEqual({ kind: 'alreadyBanned', mask: 'ADA!*@*', muteOnly: false }));

  it('are no other modes', () => expect(outcomesOf('+o ada', '+r', '+e ada!*@*')).toEqual([]));
});
