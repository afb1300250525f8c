import { asciiLowerCase } from './characters.ts';
import { measuredText, type TextRule } from './rule.ts';

/**
 * The grammar of HTML's `<input type=email>`, with letters and digits of every script (RFC 6531). No white space, no quotes, no
 * angle brackets and no control characters, so that an address can never be read as a second header or a second address.
 */
const grammar =
  /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?)*$/u;

/** The form in which addresses are compared and hashed: ASCII letters lower-cased, all else as it is. Mail goes to what was typed. */
export const canonicalEmail = (text: string): string => asciiLowerCase(text);

/** An e-mail address of at most 254 characters (RFC 5321). Only a mail that arrives proves that it exists. */
export const email: TextRule = measuredText(3, 254, (text) => (grammar.test(text) ? undefined : { rule: 'GRAMMAR' }));
