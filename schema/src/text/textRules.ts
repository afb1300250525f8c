import { email } from './email.ts';
import { handle } from './handle.ts';
import { measuredText, optionalText, type TextRule, visibleText } from './rule.ts';

/**
 * What may be stored, one rule a kind of text, for deciders, GraphQL inputs and the client alike. A text that passes is stored
 * as sent: never trimmed, never normalised, control characters included; white space counts only for emptiness. Names,
 * topics, reasons and messages are refused only as EMPTY, TOO_LONG or MALFORMED.
 */
export const textRules = {
  handle,
  displayName: visibleText(64),
  guildName: visibleText(100),
  channelName: visibleText(100),
  categoryName: visibleText(100),
  roleName: visibleText(100),
  topic: optionalText(1_024),
  message: visibleText(4_000),
  reason: optionalText(512),
  /** No rule about its composition (OWASP ASVS 5.0, 6.2). */
  password: measuredText(8, 256),
  email,
} as const satisfies Readonly<Record<string, TextRule>>;

export type TextKind = keyof typeof textRules;
