import type { PermissionBits } from '../events/kinds.ts';

/** What a role may allow. Discord's bit numbers, our own from 56 (behaviour, section 6). */
const bits = {
  CREATE_INVITE: 0,
  KICK: 1,
  BAN: 2,
  ADMINISTRATOR: 3,
  MANAGE_CHANNELS: 4,
  MANAGE_SERVER: 5,
  ADD_REACTIONS: 6,
  VIEW_AUDIT_LOG: 7,
  VIEW_CHANNEL: 10,
  SEND_MESSAGES: 11,
  MANAGE_MESSAGES: 13,
  READ_HISTORY: 16,
  MENTION_EVERYONE: 17,
  CONNECT: 20,
  SPEAK: 21,
  MANAGE_ROLES: 28,
  MODERATE: 40,
  PIN_MESSAGES: 51,
  VIEW_EDIT_HISTORY: 58,
} as const;

/** The name of a permission. */
export type Permission = keyof typeof bits;

/** All permissions that this version knows, by name. */
export const permissionNames = Object.keys(bits) as readonly Permission[];

/** The mask of one permission. */
export const bitOf = (permission: Permission): bigint => 1n << BigInt(bits[permission]);

/** The mask of several permissions, as facts store it. */
export const maskOf = (...permissions: readonly Permission[]): PermissionBits =>
  permissions.reduce((mask, permission) => mask | bitOf(permission), 0n).toString() as PermissionBits;

/** Every permission: what owners and administrators have. */
export const allPermissions: bigint = 2n ** 64n - 1n;

/** What every member of a new guild may do. */
export const everyoneByDefault: PermissionBits = maskOf(
  'CREATE_INVITE',
  'ADD_REACTIONS',
  'VIEW_CHANNEL',
  'SEND_MESSAGES',
  'READ_HISTORY',
  'CONNECT',
  'SPEAK',
);
