import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './commonPasswords.ts';

describe('isCommonPassword', () => {
  it.each(['password', 'PassWord', '12345678', 'qwerty123', 'iloveyou', 'trustno1', 'superman'])('finds %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it('finds one written in full-width letters', () => {
    expect(isCommonPassword('ｐａｓｓｗｏｒｄ')).toBe(true);
  });

  it.each(['йцукен', 'ЙЦУКЕН', 'пароль', 'привет'])('finds one typed on a Russian keyboard: %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each(['', 'correct horse battery staple', 'mPq8!vX2#kd0', 'constructor', '__proto__', 'довольно длинная фраза'])(
    'passes %j',
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
    },
  );
});
