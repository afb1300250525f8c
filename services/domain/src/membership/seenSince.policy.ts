import type { Position } from '@chat/schema/events';
import { type ExistingGuild, showsChannels } from '../guilds/guild.state.ts';
import type { MemberState, RoleChange } from './member.state.ts';

/** At this place somebody began to see channels by way of a role, or of what everybody may do; or ceased to. */
export interface SeeingChange {
  readonly position: Position;
  /** A role's id, or `everyone`. */
  readonly source: string;
  readonly sees: boolean;
}

/** From where on a member has seen channels without a break: where they joined, or where they last began to see them since. */
export const seenSince = (joined: Position, changes: readonly SeeingChange[]): Position => {
  const sources = new Set<string>();
  let since = joined;
  for (const { position, source, sees } of changes.toSorted((one, other) => (one.position < other.position ? -1 : 1))) {
    const sawNothing = sources.size === 0;
    if (sees) sources.add(source);
    else sources.delete(source);
    if (sawNothing && sees && position > since) since = position;
  }
  return since;
};

/** The roles that came or went since the member joined and that let them see channels. */
export const seeingRoles = (guild: ExistingGuild, member: MemberState): readonly RoleChange[] =>
  member.roleChanges.filter(({ roleId }) => {
    const role = guild.roles.get(roleId);
    return role !== undefined && showsChannels(role.permissions);
  });
