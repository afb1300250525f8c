import { dictionary } from '@zxcvbn-ts/language-common';

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const keyOf = new Map([...cyrillicKeys].map((letter, index) => [letter, latinKeys[index] ?? letter]));

const onLatinKeyboard = (text: string): string => [...text].map((letter) => keyOf.get(letter) ?? letter).join('');

let known: ReadonlySet<string> | undefined;

// Built at the first question: most processes and tests never ask.
const commonPasswords = (): ReadonlySet<string> => {
  known ??= new Set(dictionary['passwords-common']);
  return known;
};

/**
 * Whether the password is among the 49,000 most common ones of leaked lists, whatever its case and Unicode form, or is one of
 * them typed on a Russian keyboard («йцукен» is `qwerty`). Similar ones pass: this is the list check of NIST SP 800-63B, not a measure.
 */
export const isCommonPassword = (password: string): boolean => {
  const text = password.normalize('NFKC').toLowerCase();
  return commonPasswords().has(text) || commonPasswords().has(onLatinKeyboard(text));
};
