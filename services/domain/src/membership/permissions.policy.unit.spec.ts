import { allPermissions, everyoneByDefault, maskOf } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { type GivenDraft, exampleId as id, stateAfter } from '../testing/deciderSpec.ts';
import { guildWith } from '../testing/guildFacts.ts';
import { actorIn, mayGive, outranks, rankOf } from './actor.policy.ts';
import { member } from './member.state.ts';
import { allows, holds, isMember, permissionsIn } from './permissions.policy.ts';

const role = (number: number, permissions: ReturnType<typeof maskOf>, position: number): GivenDraft => ({
  type: 'RoleCreated',
  data: { roleId: id(number), permissions, position, text: { name: 'role' } },
});
const guild = guildWith(role(5, maskOf('KICK'), 3), role(6, maskOf('ADMINISTRATOR'), 7));
const importing = guildWith({ type: 'ImportStarted', data: { source: 'IRC' } });
const someone = (...facts: readonly GivenDraft[]) => stateAfter(member, facts);
const joined: GivenDraft = { type: 'MemberJoined', data: { via: 'INVITE' } };
const has = (number: number): GivenDraft => ({ type: 'MemberRoleGranted', data: { roleId: id(number) } });
const timedOut: GivenDraft = { type: 'MemberTimedOut', data: { until: 100 } };

describe('permissions in a guild', () => {
  const of = (facts: readonly GivenDraft[], userId = id(2), at = 50) => permissionsIn(guild, someone(...facts), userId, at);

  it('are everything for the owner and administrators, also while they are timed out', () => {
    expect(of([], id(1))).toBe(allPermissions);
    expect(of([joined, has(6), timedOut])).toBe(allPermissions);
  });

  it('are nothing for whoever is not in it, and while it is imported', () => {
    expect(of([])).toBe(0n);
    expect(permissionsIn(importing, someone(joined), id(1), 50)).toBe(0n);
  });

  it("are everyone's and those of the roles; unknown roles add nothing", () =>
    expect(of([joined, has(5), has(9)])).toBe(BigInt(everyoneByDefault) | BigInt(maskOf('KICK'))));

  it('are reading only during a time-out', () => {
    expect(of([joined, timedOut])).toBe(BigInt(maskOf('VIEW_CHANNEL', 'READ_HISTORY')));
    expect(of([joined, timedOut], id(2), 100)).toBe(BigInt(everyoneByDefault));
  });

  it('are nothing in a channel that is not seen', () => {
    expect(allows(BigInt(maskOf('KICK')), 'KICK')).toBe(false);
    expect(holds(BigInt(maskOf('KICK')), 'KICK')).toBe(true);
    expect(allows(BigInt(maskOf('KICK', 'VIEW_CHANNEL')), 'KICK')).toBe(true);
  });

  it('make the owner a member without a join', () => {
    expect(isMember(guild, someone(), id(1))).toBe(true);
    expect(isMember(guild, someone(), id(2))).toBe(false);
  });
});

describe('who acts in a guild', () => {
  const source = (userId: ReturnType<typeof id>, isImport = false, ...facts: readonly GivenDraft[]) => ({
    userId,
    member: someone(...facts),
    isImport,
  });

  it('stands as high as the highest role, the owner above all', () => {
    expect(rankOf(guild, someone(joined), id(2))).toBe(0);
    expect(rankOf(guild, someone(joined, has(5), has(6), has(9)), id(2))).toBe(7);
    expect(rankOf(guild, someone(), id(1))).toBe(Number.POSITIVE_INFINITY);
  });

  it('acts on those below, and gives what they have', () => {
    const actor = { userId: id(2), permissions: BigInt(maskOf('KICK', 'BAN')), rank: 3 };
    expect([outranks(actor, 2), outranks(actor, 3)]).toEqual([true, false]);
    expect([mayGive(actor, maskOf('BAN')), mayGive(actor, maskOf('BAN', 'MANAGE_ROLES'))]).toEqual([true, false]);
  });

  it('is nobody where the guild is unknown to them', () => {
    expect(actorIn({ status: 'UNKNOWN' }, source(id(1)), 0)).toBeUndefined();
    expect(actorIn(importing, source(id(1)), 0)).toBeUndefined();
    expect(actorIn(guild, source(id(1), true), 0)).toBeUndefined();
    expect(actorIn(guild, source(id(2)), 0)).toBeUndefined();
  });

  it('is a member, or the import of a guild that is being imported', () => {
    expect(actorIn(guild, source(id(2), false, joined), 0)).toMatchObject({ permissions: BigInt(everyoneByDefault), rank: 0 });
    expect(actorIn(importing, source(id(1), true), 0)).toMatchObject({ permissions: allPermissions });
  });
});
