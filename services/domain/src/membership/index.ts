export { type Actor, type ActorSource, actorIn, may } from './actor.policy.ts';
export type { CreateInvite } from './createInvite.decide.ts';
export type { Ban, Timeout } from './discipline.decide.ts';
export {
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
export { type CreatedInvite, createInvite, joinableInvite, revokeInvite } from './invite.handlers.ts';
export { type ExistingInvite, type InviteState, invite } from './invite.state.ts';
export { inviteCodeOf, inviteHashOf } from './inviteCode.ts';
export { finishJoin, joinGuild, leaveGuild } from './joinGuild.handlers.ts';
export { type MemberState, member } from './member.state.ts';
export type { MemberTarget } from './memberCommand.ts';
export { allows, holds, isMember, permissionsIn } from './permissions.policy.ts';
export { type Acting, accountOf, actingIn, basisOf, type Standing, standingIn } from './standing.ts';
