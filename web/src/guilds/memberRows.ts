import type { Role } from './guildState.ts';
import { isHere, type MemberSeen, type MembersState } from './memberState.ts';

/** What a group of members has in common: a role, that they are there or not, or nothing. */
export type GroupTitle = { readonly kind: 'role'; readonly role: Role } | { readonly kind: 'here' | 'away' | 'all' };

/** One line of the list of members. */
export type MemberRow =
  | { readonly kind: 'title'; readonly id: string; readonly title: GroupTitle; readonly count: number }
  | { readonly kind: 'member'; readonly id: string; readonly member: MemberSeen };

/** Members as they come, in no groups. */
export const plainRows = (members: readonly MemberSeen[]): readonly MemberRow[] =>
  members.map((member) => ({ kind: 'member', id: member.userId, member }));

const rowsOf = (title: GroupTitle, members: readonly MemberSeen[], count = members.length): readonly MemberRow[] => {
  if (members.length === 0) return [];
  const id = title.kind === 'role' ? title.role.id : title.kind;
  return [{ kind: 'title', id, title, count }, ...plainRows(members)];
};

const hereFirst = (members: readonly MemberSeen[]): readonly MemberSeen[] => [
  ...members.filter(isHere),
  ...members.filter((member) => !isHere(member)),
];

/** The highest role that somebody holds, of roles from the highest down. */
export const highestRole = ({ roleIds }: MemberSeen, roles: readonly Role[]): Role | undefined =>
  roles.find(({ id }) => roleIds.includes(id));

/**
 * Members by their highest role, then the rest who are there and who are not. A guild of which only a part is known is in the order of
 * names: a group of a part would say what is not so.
 */
export const memberRows = ({ members, count, next }: MembersState, roles: readonly Role[]): readonly MemberRow[] => {
  if (next !== undefined) return rowsOf({ kind: 'all' }, members, count);
  const byRole = Map.groupBy(members, (member) => highestRole(member, roles)?.id);
  const rest = byRole.get(undefined) ?? [];
  return [
    ...roles.flatMap((role) => rowsOf({ kind: 'role', role }, hereFirst(byRole.get(role.id) ?? []))),
    ...rowsOf({ kind: 'here' }, rest.filter(isHere)),
    ...rowsOf(
      { kind: 'away' },
      rest.filter((member) => !isHere(member)),
    ),
  ];
};
