import type { Id } from '@chat/schema/events';
import { type Answer, type Caller, type Services, saying } from '../commands/index.ts';
import {
  type Ban,
  decideBan,
  decideGrantRole,
  decideJoinByImport,
  decideKick,
  decideLeaveByImport,
  decideLiftTimeout,
  decideRevokeRole,
  decideTimeOut,
  decideUnban,
  type Timeout,
} from './discipline.decide.ts';
import { type MemberCommand, type MemberTarget, runOnMember } from './memberCommand.ts';

type OccurredAt = MemberCommand['occurredAt'];

const textOf = (reason: string | undefined) => (reason === undefined || reason === '' ? {} : { text: { reason } });

export const grantRole =
  (services: Services) =>
  (caller: Caller, key: Id, target: MemberTarget, roleId: Id): Promise<Answer> =>
    runOnMember(services, caller, {
      ...target,
      name: 'grantRole',
      key,
      decide: (state, where) => decideGrantRole(state, where, roleId),
      repeats: saying('MemberRoleGranted', { roleId }),
    });

export const revokeRole =
  (services: Services) =>
  (caller: Caller, key: Id, target: MemberTarget, roleId: Id): Promise<Answer> =>
    runOnMember(services, caller, {
      ...target,
      name: 'revokeRole',
      key,
      decide: (state, where) => decideRevokeRole(state, where, roleId),
      repeats: saying('MemberRoleRevoked', { roleId }),
    });

/** An act whose only content is a reason, which need not be given. */
const withReason =
  (
    name: string,
    decide: (...of: [...Parameters<typeof decideUnban>, number]) => ReturnType<typeof decideUnban>,
    type: 'MemberKicked' | 'MemberUnbanned' | 'MemberTimeoutLifted',
  ) =>
  (services: Services) =>
  (caller: Caller, key: Id, target: MemberTarget, reason?: string, occurredAt?: OccurredAt): Promise<Answer> =>
    runOnMember(services, caller, {
      ...target,
      name,
      key,
      occurredAt,
      decide: (state, where, at) => decide(state, where, reason, at),
      repeats: saying(type, textOf(reason)),
    });

export const kickMember = withReason('kickMember', decideKick, 'MemberKicked');
export const unbanMember = withReason('unbanMember', decideUnban, 'MemberUnbanned');
export const liftTimeout = withReason('liftTimeout', decideLiftTimeout, 'MemberTimeoutLifted');

export const banMember =
  (services: Services) =>
  (caller: Caller, key: Id, target: MemberTarget, ban: Ban, occurredAt?: OccurredAt): Promise<Answer> =>
    runOnMember(services, caller, {
      ...target,
      name: 'banMember',
      key,
      occurredAt,
      decide: (state, where, at) => decideBan(state, where, ban, at),
      repeats: saying('MemberBanned', {
        ...(ban.purgeSince === undefined ? {} : { purgeSince: ban.purgeSince }),
        ...(ban.until === undefined ? {} : { until: ban.until }),
        ...textOf(ban.reason),
      }),
    });

export const timeOutMember =
  (services: Services) =>
  (caller: Caller, key: Id, target: MemberTarget, timeout: Timeout, occurredAt?: OccurredAt): Promise<Answer> =>
    runOnMember(services, caller, {
      ...target,
      name: 'timeOutMember',
      key,
      occurredAt,
      decide: (state, where, at) => decideTimeOut(state, where, timeout, at),
      repeats: saying('MemberTimedOut', {
        ...(timeout.until === undefined ? {} : { until: timeout.until }),
        ...textOf(timeout.reason),
      }),
    });

const byImport =
  (name: string, decide: typeof decideJoinByImport) =>
  (services: Services) =>
  (caller: Caller, key: Id, target: MemberTarget, occurredAt: OccurredAt): Promise<Answer> =>
    runOnMember(services, caller, { ...target, name, key, occurredAt, decide, repeats: () => true });

/** Somebody came into the imported conversation. */
export const importJoin = byImport('importJoin', decideJoinByImport);
/** Somebody left the imported conversation. */
export const importLeave = byImport('importLeave', decideLeaveByImport);
