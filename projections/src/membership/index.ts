export { invitesProjection } from './invites.projection.ts';
export { membersProjection } from './members.projection.ts';
export { timeoutsProjection } from './timeouts.projection.ts';
