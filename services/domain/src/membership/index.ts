export { type MemberState, member } from './member.state.ts';
export { allows, isMember, permissionsIn } from './permissions.policy.ts';
export { type Standing, standingIn } from './standing.ts';
