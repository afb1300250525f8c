import { asciiLowerCase } from './characters.ts';
import { measuredText, type TextRule } from './rule.ts';

const grammar = /^[a-z0-9][a-z0-9_.]{0,30}[a-z0-9]$/;

/**
 * Handles that would let their owner pass for the product, its operators or a mention. Dots and underscores are left out of the
 * comparison. A longer list binds new registrations only: who has a handle keeps it.
 */
export const reservedHandles: ReadonlySet<string> = new Set([
  ...['admin', 'admins', 'administrator', 'administrators', 'root', 'system', 'sysadmin', 'owner', 'operator', 'staff'],
  ...['mod', 'mods', 'moderator', 'moderators', 'automod', 'support', 'help', 'helpdesk', 'security', 'official', 'abuse'],
  ...['everyone', 'here', 'channel', 'all', 'me', 'you', 'nobody', 'anonymous', 'deleted', 'deleteduser', 'unknown'],
  ...['bot', 'webhook', 'server', 'service', 'import', 'instance', 'chat', 'chatjs', 'api'],
  ...['postmaster', 'hostmaster', 'webmaster', 'mailerdaemon', 'noreply', 'info'],
]);

/** The form in which a handle is stored, compared and hashed: ASCII letters lower-cased, all else as it is. */
export const canonicalHandle = (text: string): string => asciiLowerCase(text);

/**
 * A handle as a person types it: its canonical form fits `[a-z0-9][a-z0-9_.]{0,30}[a-z0-9]` and is not reserved. Other
 * scripts are refused, so that no two handles look alike by a letter of another alphabet.
 */
export const handle: TextRule = measuredText(2, 32, (text) => {
  const canonical = canonicalHandle(text);
  if (!grammar.test(canonical)) return { rule: 'GRAMMAR' };
  return reservedHandles.has(canonical.replace(/[._]/g, '')) ? { rule: 'RESERVED' } : undefined;
});
