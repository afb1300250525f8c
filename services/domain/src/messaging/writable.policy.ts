import type { Millis } from '@chat/schema/events';
import type { Permission } from '@chat/schema/permissions';
import { type Refusal, rejected } from '../errors/refusal.ts';
import { allows } from '../membership/permissions.policy.ts';
import { isTimedOut, type Writer } from './messaging.policy.ts';

const untilLifted = (until: Millis, at: Millis): { readonly retryAfter: number } | undefined =>
  Number.isFinite(until) ? { retryAfter: until - at } : undefined;

/** Why somebody may not write here with this permission, or nothing. */
export const writingRefused = (writer: Writer, permission: Permission, at: Millis): Refusal | undefined => {
  if (isTimedOut(writer, at) && !allows(writer.permissions, permission)) {
    return rejected('TIMED_OUT', untilLifted(writer.member.timedOutUntil, at));
  }
  if (!allows(writer.permissions, permission)) return rejected('FORBIDDEN');
  return writer.channel.archived ? rejected('CHANNEL_ARCHIVED') : undefined;
};
