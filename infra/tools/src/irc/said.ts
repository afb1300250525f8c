import type { IrcContent } from './entry.ts';

const longestMessage = 4_000;

// A string has at least as many UTF-16 units as code points, so only a long one need be counted.
const isTooLong = (text: string): boolean => text.length > longestMessage && [...text].length > longestMessage;

/** What somebody said or did (`/me`), kept as sent with its control characters, or why it can be no message. */
export const said = (nick: string, text: string, action: boolean): IrcContent => {
  if (text.trim() === '') return { kind: 'unpostable', nick, reason: 'EMPTY' };
  return isTooLong(text) ? { kind: 'unpostable', nick, reason: 'TOO_LONG' } : { kind: 'message', nick, text, action };
};
