import { bitOf, type Permission } from '@chat/schema/permissions';
import type { GuildEvent } from './guildState.ts';

/** Whether a mask, a decimal number, holds a permission. The server has reckoned owners and administrators in. */
export const allows = (mask: string, permission: Permission): boolean => (BigInt(mask) & bitOf(permission)) !== 0n;

/** Nobody gives what they do not have themselves. */
export const allowsAll = (mask: string, permissions: string): boolean => (BigInt(permissions) & ~BigInt(mask)) === 0n;

/** Whether the viewer may do something else after it. */
export const changesStanding = (event: GuildEvent, viewerId: string | undefined): boolean => {
  switch (event.__typename) {
    case 'EveryonePermissionsChanged':
      return true;
    case 'MemberRoleGranted':
    case 'MemberRoleRevoked':
    case 'MemberTimedOut':
    case 'MemberTimeoutLifted':
      return event.userId === viewerId;
    default:
      return false;
  }
};
