import { maskOf, type Permission } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { type GivenDraft, exampleId as id, exampleNow as now, stateAfter } from '../testing/deciderSpec.ts';
import { guildWith, memberWho, owner } from '../testing/guildFacts.ts';
import type { Actor } from './actor.policy.ts';
import {
  type Discipline,
  decideBan,
  decideGrantRole,
  decideJoinByImport,
  decideKick,
  decideLeaveByImport,
  decideLiftTimeout,
  decideRevokeRole,
  decideTimeOut,
  decideUnban,
} from './discipline.decide.ts';
import { member } from './member.state.ts';

const role = (number: number, permissions: ReturnType<typeof maskOf>, position: number): GivenDraft => ({
  type: 'RoleCreated',
  data: { roleId: id(number), permissions, position, text: { name: 'role' } },
});
const guild = guildWith(role(5, maskOf('KICK'), 3), role(6, maskOf('ADMINISTRATOR'), 7));
const importing = guildWith({ type: 'ImportStarted', data: { source: 'IRC' } });
const someone = (...facts: readonly GivenDraft[]) => stateAfter(member, facts);
const joined: GivenDraft = { type: 'MemberJoined', data: { via: 'INVITE' } };
const has = (number: number): GivenDraft => ({ type: 'MemberRoleGranted', data: { roleId: id(number) } });
const bannedFact: GivenDraft = { type: 'MemberBanned', data: {} };
const plain = someone(joined);
const by = (actor: Actor, userId = id(3)): Discipline => ({ guild, actor, userId, isKnown: true });
const ranked = (rank: number, ...permissions: readonly Permission[]): Actor => ({ ...memberWho(...permissions), rank });
const tooLong = 'x'.repeat(513);
const forbidden = rejected('FORBIDDEN');
const unknown = rejected('NOT_FOUND');

describe('giving a role', () => {
  it('takes MANAGE_ROLES and everything that the role allows', () => {
    const granted = [{ type: 'MemberRoleGranted', data: { roleId: id(5) } }];
    expect(decideGrantRole(plain, by(memberWho('MANAGE_ROLES', 'KICK')), id(5))).toEqual(granted);
    expect(decideGrantRole(plain, by(memberWho('MANAGE_ROLES')), id(5))).toEqual(forbidden);
    expect(decideGrantRole(plain, by(memberWho('KICK')), id(5))).toEqual(forbidden);
  });

  it('is for members and roles that there are, once', () => {
    expect(decideGrantRole(someone(), by(owner), id(5))).toEqual(unknown);
    expect(decideGrantRole(plain, by(owner), id(9))).toEqual(unknown);
    expect(decideGrantRole(someone(joined, has(5)), by(owner), id(5))).toEqual([]);
  });
});

describe('taking a role', () => {
  const holder = someone(joined, has(6));
  const taken = [{ type: 'MemberRoleRevoked', data: { roleId: id(6) } }];

  it('is done from above, or to oneself', () => {
    const equal = { ...owner, userId: id(2), rank: 7 };
    expect(decideRevokeRole(holder, by(owner), id(6))).toEqual(taken);
    expect(decideRevokeRole(holder, by(equal), id(6))).toEqual(forbidden);
    expect(decideRevokeRole(holder, by(equal, id(2)), id(6))).toEqual(taken);
  });

  it('never from the owner', () => {
    const administrator = { ...owner, userId: id(2), rank: 7 };
    expect(decideRevokeRole(someone(has(6)), by(administrator, id(1)), id(6))).toEqual(forbidden);
  });

  it('is nothing where they do not hold it, and refused as giving is', () => {
    expect(decideRevokeRole(plain, by(owner), id(6))).toEqual([]);
    expect(decideRevokeRole(someone(), by(owner), id(6))).toEqual(unknown);
    expect(decideRevokeRole(holder, by(memberWho()), id(6))).toEqual(forbidden);
  });
});

describe('a kick', () => {
  it('takes KICK, a member below, and may say why', () => {
    expect(decideKick(plain, by(ranked(1, 'KICK')), undefined)).toEqual([{ type: 'MemberKicked', data: {} }]);
    const said = [{ type: 'MemberKicked', data: { text: { reason: 'why' } } }];
    expect(decideKick(plain, by(ranked(1, 'KICK')), 'why')).toEqual(said);
    expect(decideKick(plain, by(memberWho('KICK')), 'why')).toEqual(forbidden);
    expect(decideKick(plain, by(ranked(1, 'BAN')), 'why')).toEqual(forbidden);
    expect(decideKick(someone(), by(ranked(1, 'KICK')), 'why')).toEqual(unknown);
    expect(decideKick(plain, by(owner), tooLong)).toEqual(invalid('reason', 'TOO_LONG', 512));
  });
});

describe('a ban', () => {
  it('carries the whole intent, also against who is no member', () => {
    const data = { purgeSince: 1, until: now + 1, text: { reason: 'why' } };
    const ban = { purgeSince: 1, until: now + 1, reason: 'why' };
    expect(decideBan(someone(), by(ranked(1, 'BAN')), ban, now)).toEqual([{ type: 'MemberBanned', data }]);
    expect(decideBan(plain, by(ranked(1, 'BAN')), {}, now)).toEqual([{ type: 'MemberBanned', data: {} }]);
  });

  it('is refused by right, rank, person, reason and time', () => {
    expect(decideBan(plain, by(ranked(1, 'KICK')), {}, now)).toEqual(forbidden);
    expect(decideBan(someone(joined, has(5)), by(ranked(3, 'BAN')), {}, now)).toEqual(forbidden);
    expect(decideBan(plain, { ...by(owner), isKnown: false }, {}, now)).toEqual(unknown);
    expect(decideBan(plain, by(owner), { reason: tooLong }, now)).toEqual(invalid('reason', 'TOO_LONG', 512));
    expect(decideBan(plain, by(owner), { until: now }, now)).toEqual(invalid('until', 'PAST'));
  });

  it('changes nothing where it stands already', () => {
    expect(decideBan(someone(bannedFact), by(owner), {}, now)).toEqual([]);
    expect(decideBan(someone(bannedFact), by(owner), { until: now + 1 }, now)).toHaveLength(1);
  });

  it('is lifted by BAN', () => {
    const lifted = [{ type: 'MemberUnbanned', data: {} }];
    expect(decideUnban(someone(bannedFact), by(memberWho('BAN')), undefined)).toEqual(lifted);
    expect(decideUnban(plain, by(memberWho('BAN')), undefined)).toEqual([]);
    expect(decideUnban(plain, by(memberWho('KICK')), undefined)).toEqual(forbidden);
    expect(decideUnban(plain, by(owner), tooLong)).toEqual(invalid('reason', 'TOO_LONG', 512));
  });
});

describe('a time-out', () => {
  const moderator = ranked(1, 'MODERATE');

  it('lasts at most 28 days', () => {
    const month = 28 * 86_400_000;
    const data = { until: now + month, text: { reason: 'why' } };
    expect(decideTimeOut(plain, by(moderator), { until: now + month, reason: 'why' }, now)).toEqual([
      { type: 'MemberTimedOut', data },
    ]);
    for (const until of [undefined, now, now + month + 1])
      expect(decideTimeOut(plain, by(moderator), { until }, now)).toEqual(invalid('until', 'RANGE', month / 1_000));
  });

  it('reaches neither owner nor administrators nor whoever stands as high', () => {
    const until = now + 1;
    expect(decideTimeOut(someone(), by({ ...owner, userId: id(2), rank: 7 }, id(1)), { until }, now)).toEqual(forbidden);
    expect(decideTimeOut(someone(joined, has(6)), by(owner), { until }, now)).toEqual(forbidden);
    expect(decideTimeOut(someone(joined, has(5)), by(moderator), { until }, now)).toEqual(forbidden);
    expect(decideTimeOut(plain, by(ranked(1, 'KICK')), { until }, now)).toEqual(forbidden);
    expect(decideTimeOut(someone(), by(moderator), { until }, now)).toEqual(unknown);
    expect(decideTimeOut(plain, by(moderator), { until, reason: tooLong }, now)).toEqual(invalid('reason', 'TOO_LONG', 512));
  });

  it('of an import needs no end and no member', () => {
    const where = { ...by(owner), guild: importing };
    expect(decideTimeOut(someone(), where, {}, now)).toEqual([{ type: 'MemberTimedOut', data: {} }]);
  });

  it('is lifted while it lasts', () => {
    const timedOut = someone(joined, { type: 'MemberTimedOut', data: { until: now + 1 } });
    const lifted = [{ type: 'MemberTimeoutLifted', data: {} }];
    expect(decideLiftTimeout(timedOut, by(moderator), undefined, now)).toEqual(lifted);
    expect(decideLiftTimeout(timedOut, by(moderator), undefined, now + 1)).toEqual([]);
    expect(decideLiftTimeout(timedOut, by(memberWho('KICK')), undefined, now)).toEqual(forbidden);
    expect(decideLiftTimeout(timedOut, by(memberWho('MODERATE')), undefined, now)).toEqual(forbidden);
    expect(decideLiftTimeout(timedOut, by(moderator), tooLong, now)).toEqual(invalid('reason', 'TOO_LONG', 512));
  });
});

describe('an imported conversation', () => {
  const where = { ...by(owner), guild: importing };

  it('brings people in and lets them go, once each', () => {
    expect(decideJoinByImport(someone(), where)).toEqual([{ type: 'MemberJoined', data: { via: 'IMPORT' } }]);
    expect(decideJoinByImport(plain, where)).toEqual([]);
    expect(decideLeaveByImport(plain, where)).toEqual([{ type: 'MemberLeft', data: {} }]);
    expect(decideLeaveByImport(someone(), where)).toEqual([]);
  });

  it('touches no open guild', () => {
    expect(decideJoinByImport(someone(), by(owner))).toEqual(forbidden);
    expect(decideLeaveByImport(plain, by(owner))).toEqual(forbidden);
  });
});
