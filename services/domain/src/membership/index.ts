export { type Actor, type ActorSource, actorIn, may } from './actor.policy.ts';
export { type MemberState, member } from './member.state.ts';
export { allows, holds, isMember, permissionsIn } from './permissions.policy.ts';
export { type Acting, accountOf, actingIn, basisOf, type Standing, standingIn } from './standing.ts';
