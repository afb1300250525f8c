import { bitOf } from '@chat/schema/permissions';
import { useGuilds } from '../guilds/index.ts';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { useTimeout } from './useTimeout.ts';

/** Why somebody may not write in a guild, as a sentence; `undefined` where they may. */
export const useRefusal = (guildId: string | undefined, userId: string): string | undefined => {
  const say = useText();
  const { language } = useLanguage();
  const mask = useGuilds().guilds.find(({ id }) => id === guildId)?.viewerPermissions;
  const isSilent = mask !== undefined && (BigInt(mask) & bitOf('SEND_MESSAGES')) === 0n;
  const timeout = useTimeout({ guildId, userId, isSilent });
  if (timeout?.until !== undefined) {
    const moment = new Date(timeout.until).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
    return say('timedOutUntil', { moment });
  }
  if (timeout !== undefined) return say('timedOut');
  return isSilent ? say('mayNotWrite') : undefined;
};
