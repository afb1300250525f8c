import type { Permission } from '@chat/schema/permissions';
import { useMemo } from 'react';
import { useGuilds } from './GuildsProvider.tsx';
import { allows } from './standing.ts';

/** What the viewer may do in a guild: nothing where it is not known. */
export interface Permissions {
  may(permission: Permission): boolean;
  /** As a decimal number. */
  readonly mask: string;
}

/** What the viewer may do in a guild, followed live: a button that hangs on it comes and goes by itself. */
export const usePermissions = (guildId: string | undefined): Permissions => {
  const mask = useGuilds().guilds.find(({ id }) => id === guildId)?.viewerPermissions ?? '0';
  return useMemo(() => ({ mask, may: (permission) => allows(mask, permission) }), [mask]);
};
