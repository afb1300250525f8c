import type { Services } from '../commands/index.ts';
import {
  banMember,
  grantRole,
  importJoin,
  importLeave,
  kickMember,
  liftTimeout,
  revokeRole,
  timeOutMember,
  unbanMember,
} from './discipline.handlers.ts';
import { createInvite, revokeInvite } from './invite.handlers.ts';
import { joinGuild, leaveGuild } from './joinGuild.handlers.ts';

/** Every command of this slice, ready to be called. */
export const membershipHandlers = (services: Services) => ({
  createInvite: createInvite(services),
  revokeInvite: revokeInvite(services),
  joinGuild: joinGuild(services),
  leaveGuild: leaveGuild(services),
  grantRole: grantRole(services),
  revokeRole: revokeRole(services),
  kickMember: kickMember(services),
  banMember: banMember(services),
  unbanMember: unbanMember(services),
  timeOutMember: timeOutMember(services),
  liftTimeout: liftTimeout(services),
  importJoin: importJoin(services),
  importLeave: importLeave(services),
});
