import { maskOf } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { guild } from '../guilds/index.ts';
import { exampleId as id, stateAfter } from '../testing/deciderSpec.ts';
import { guildCreated } from '../testing/guildFacts.ts';
import { member } from './member.state.ts';
import { type SeeingChange, seeingRoles, seenSince } from './seenSince.policy.ts';

const change = (position: string, source: string, sees = true): SeeingChange => ({ position, source, sees });

describe('a member has seen channels', () => {
  it.each<[rule: string, changes: readonly SeeingChange[], since: string]>([
    ['since the join, where everybody saw them before', [change('1', 'everyone')], '5'],
    ['since everybody does, where that came later', [change('1', 'everyone', false), change('7', 'everyone')], '7'],
    ['since a role came that shows them', [change('6', 'role')], '6'],
    ['since the first of two roles', [change('6', 'one'), change('7', 'two')], '6'],
    [
      'without a break while one of two sources goes',
      [change('1', 'everyone'), change('6', 'one'), change('7', 'everyone', false)],
      '5',
    ],
    ['since they came back after a break', [change('1', 'everyone'), change('6', 'everyone', false), change('8', 'role')], '8'],
    [
      'in the order of the log, whatever the order of the list',
      [change('8', 'role'), change('7', 'everyone', false), change('1', 'everyone')],
      '8',
    ],
  ])('%s', (_, changes, since) => expect(seenSince('5', changes)).toBe(since));
});

it('counts only roles that show channels, and that there are', () => {
  const role = (roleId: number, permissions: ReturnType<typeof maskOf>) =>
    ({ type: 'RoleCreated', data: { roleId: id(roleId), permissions, position: 1, text: { name: 'x' } } }) as const;
  const where = stateAfter(guild, [guildCreated, role(5, maskOf('KICK')), role(6, maskOf('VIEW_CHANNEL'))]);
  if (where.status === 'UNKNOWN') throw new Error('it was created');
  const granted = (roleId: number) => ({ type: 'MemberRoleGranted', data: { roleId: id(roleId) } }) as const;
  const who = stateAfter(member, [{ type: 'MemberJoined', data: { via: 'INVITE' } }, granted(5), granted(6), granted(7)]);
  expect(seeingRoles(where, who)).toEqual([{ revision: 2, roleId: id(6), held: true }]);
});
