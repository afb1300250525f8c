import type { Millis } from '@chat/schema/events';
import type { Permission } from '@chat/schema/permissions';
import { type Refusal, rejected } from '../errors/refusal.ts';
import { allows } from '../membership/permissions.policy.ts';
import { isTimedOut, type Writer } from './messaging.policy.ts';

const timedOut = ({ timedOutUntil }: Writer, at: Millis): Refusal =>
  rejected('TIMED_OUT', Number.isFinite(timedOutUntil) ? { retryAfter: timedOutUntil - at } : undefined);

/** Why nothing new is taken here, whatever somebody is allowed, or nothing. */
const closedRefused = ({ closed }: Writer): Refusal | undefined => (closed === undefined ? undefined : rejected(closed));

/** Why nobody may even take something back here, or nothing: people who talk no more may still do that. */
export const archivedRefused = (writer: Writer): Refusal | undefined =>
  writer.closed === 'CHANNEL_ARCHIVED' ? closedRefused(writer) : undefined;

/** Why somebody may not write here with this permission, or nothing. */
export const writingRefused = (writer: Writer, permission: Permission, at: Millis): Refusal | undefined => {
  if (allows(writer.permissions, permission)) return closedRefused(writer);
  return isTimedOut(writer, at) ? timedOut(writer, at) : rejected('FORBIDDEN');
};

/** Why somebody may not even do what needs no permission, or nothing. Administrators are not held by a time-out. */
export const joiningRefused = (writer: Writer, at: Millis): Refusal | undefined =>
  isTimedOut(writer, at) && !allows(writer.permissions, 'ADMINISTRATOR') ? timedOut(writer, at) : closedRefused(writer);
