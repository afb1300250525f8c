import { describe, expect, it } from 'vitest';
import { foldNickname, isNickname, withoutInsertedSpaces } from './nickname.ts';

describe('nicknames', () => {
  it('fold by RFC 1459: brackets, backslash and tilde are the capitals of braces, bar and caret', () => {
    expect(foldNickname('Ann[1]\\~')).toBe('ann{1}|^');
    expect(foldNickname('ANN{1}|^')).toBe('ann{1}|^');
  });

  it('keep apart what differs by more than that', () => {
    expect(foldNickname('ann_')).not.toBe(foldNickname('ann-'));
    expect(foldNickname('ann`')).not.toBe(foldNickname("ann'"));
    expect(foldNickname('ann@')).toBe('ann@');
  });

  it('leave letters beyond ASCII as they are', () => expect(foldNickname('ÉÀ')).toBe('ÉÀ'));

  it('are 1 to 64 characters of their grammar', () => {
    expect(isNickname('[V13]Axel_At-Sch`^{}|\\')).toBe(true);
    expect(isNickname('a'.repeat(64))).toBe(true);
    for (const word of ['', 'a'.repeat(65), 'two words', 'irc.example.net', 'a*', 'netjoined:'])
      expect(isNickname(word)).toBe(false);
  });

  it('lose the spaces that old loggers wrote after a bracket', () => {
    expect(withoutInsertedSpaces('Guard] [an')).toBe('Guard][an');
    expect(withoutInsertedSpaces('[optik] ')).toBe('[optik]');
  });
});
