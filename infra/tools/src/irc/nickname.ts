const longestDisplayName = 64;
const grammar = /^[A-Za-z0-9[\]\\`_^{|}-]+$/;

/** Whether a word can be a nickname, and a display name after it. */
export const isNickname = (word: string): boolean => word.length <= longestDisplayName && grammar.test(word);

/** Loggers of the first years wrote a space after each `]`; a nickname holds none. */
export const withoutInsertedSpaces = (nick: string): string => nick.replaceAll('] ', ']');

const lowerCaseOffset = 32;

/** Two nicknames are one person's where their folds are equal: RFC 1459 §2.2 takes `[]\~` for the capitals of `{}|^`. */
export const foldNickname = (nick: string): string =>
  nick.replace(/[A-Z[\]\\]/g, (capital) => String.fromCharCode(capital.charCodeAt(0) + lowerCaseOffset)).replaceAll('~', '^');
