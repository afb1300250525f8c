import type { Millis } from '@chat/schema/events';
import type { Permission } from '@chat/schema/permissions';
import { type Refusal, rejected } from '../errors/refusal.ts';
import { allows } from '../membership/permissions.policy.ts';
import { isTimedOut, type Writer } from './messaging.policy.ts';

const timedOut = ({ member }: Writer, at: Millis): Refusal =>
  rejected('TIMED_OUT', Number.isFinite(member.timedOutUntil) ? { retryAfter: member.timedOutUntil - at } : undefined);

/** Why nobody may change anything here, whatever they are allowed, or nothing. */
export const archivedRefused = (writer: Writer): Refusal | undefined =>
  writer.channel.archived ? rejected('CHANNEL_ARCHIVED') : undefined;

/** Why somebody may not write here with this permission, or nothing. */
export const writingRefused = (writer: Writer, permission: Permission, at: Millis): Refusal | undefined => {
  if (allows(writer.permissions, permission)) return archivedRefused(writer);
  return isTimedOut(writer, at) ? timedOut(writer, at) : rejected('FORBIDDEN');
};

/** Why somebody may not even do what needs no permission, or nothing. Administrators are not held by a time-out. */
export const joiningRefused = (writer: Writer, at: Millis): Refusal | undefined =>
  isTimedOut(writer, at) && !allows(writer.permissions, 'ADMINISTRATOR') ? timedOut(writer, at) : archivedRefused(writer);
