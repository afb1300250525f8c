import type { KeyedHash } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { rejected } from '../errors/index.ts';
import { type GivenDraft, exampleId as id, exampleNow as now, stateAfter } from '../testing/deciderSpec.ts';
import { guildWith } from '../testing/guildFacts.ts';
import { claimHolds, claimMayBeReplaced } from './invite.policy.ts';
import { invite } from './invite.state.ts';
import { decideClaim, decideJoin, decideLeave, type Joining, type OldClaims } from './joinGuild.decide.ts';
import { member } from './member.state.ts';

const hash = id(0xabc) as string as KeyedHash; // 32 digits as well
const guild = guildWith();
const importing = guildWith({ type: 'ImportStarted', data: { source: 'IRC' } });
const someone = (...facts: readonly GivenDraft[]) => stateAfter(member, facts);
const joined: GivenDraft = { type: 'MemberJoined', data: { via: 'INVITE' } };
const banned = (until?: number): GivenDraft => ({ type: 'MemberBanned', data: until === undefined ? {} : { until } });
const inviteOf = (more: object, ...facts: readonly GivenDraft[]) =>
  stateAfter(invite, [{ type: 'InviteCreated', data: { inviteId: id(8), guildId: id(7), inviterId: id(1), ...more } }, ...facts]);
const claimed = (number: number): GivenDraft => ({
  type: 'InviteClaimed',
  data: { userId: id(number) },
  id: id(100 + number),
});
const revoked: GivenDraft = { type: 'InviteRevoked', data: { inviteId: id(8) } };
const newcomer: Joining = { userId: id(2), guild, member: someone(), joined: 0 };
const unlimited = inviteOf({});
const join = (by = unlimited, part: Partial<Joining> = {}, at = now) => {
  const joining = { ...newcomer, ...part };
  return decideJoin(joining.member, joining, { hash, invite: by }, at);
};

describe('joining by an unlimited invite', () => {
  it('names the invite', () => expect(join()).toEqual([{ type: 'MemberJoined', data: { via: 'INVITE', invite: hash } }]));

  it('is nothing for members and for the owner, whatever has become of the invite', () => {
    expect(join(inviteOf({}, revoked), { member: someone(joined) })).toEqual([]);
    expect(join(unlimited, { userId: id(1) })).toEqual([]);
  });

  it('answers alike to unknown, revoked and expired ones', () => {
    const broken = [stateAfter(invite, []), inviteOf({}, revoked), inviteOf({ expiresAt: now })];
    for (const by of broken) expect(join(by)).toEqual(rejected('INVITE_INVALID'));
    expect(join(unlimited, { guild: { status: 'UNKNOWN' } })).toEqual(rejected('INVITE_INVALID'));
  });

  it('is refused while the guild is imported, to the banned, and beyond 200 guilds', () => {
    expect(join(unlimited, { guild: importing })).toEqual(rejected('GUILD_CLOSED', { retryAfter: 60_000 }));
    expect(join(unlimited, { member: someone(banned()) })).toEqual(rejected('BANNED'));
    expect(join(unlimited, { member: someone(banned(now + 1)) })).toEqual(rejected('BANNED'));
    expect(join(unlimited, { member: someone(banned(now)) })).toHaveLength(1);
    expect(join(unlimited, { joined: 200 })).toEqual(rejected('TOO_MANY', { rule: 'GUILDS', limit: 200 }));
  });
});

describe('joining by a limited invite', () => {
  it('takes a claim of its own that is fresh', () => {
    const data = { via: 'INVITE', invite: hash, claimId: id(102) };
    expect(join(inviteOf({ maxUses: 1 }, claimed(2)))).toEqual([{ type: 'MemberJoined', data }]);
    for (const by of [inviteOf({ maxUses: 1 }), inviteOf({ maxUses: 1 }, claimed(3))])
      expect(join(by)).toEqual(rejected('INVITE_INVALID'));
    expect(join(inviteOf({ maxUses: 1 }, claimed(2)), {}, now + claimHolds)).toEqual(rejected('INVITE_INVALID'));
  });

  it('outlasts the end of the invite, but not its revocation', () => {
    expect(join(inviteOf({ maxUses: 1, expiresAt: now + 1 }, claimed(2)), {}, now + 2)).toHaveLength(1);
    expect(join(inviteOf({ maxUses: 1 }, claimed(2), revoked))).toEqual(rejected('INVITE_INVALID'));
  });

  it('uses a claim once', () => {
    const back = someone({ type: 'MemberJoined', data: { via: 'INVITE', claimId: id(102) } }, { type: 'MemberLeft', data: {} });
    expect(join(inviteOf({ maxUses: 1 }, claimed(2)), { member: back })).toEqual(rejected('INVITE_INVALID'));
  });
});

describe('claiming a use', () => {
  const nothing: OldClaims = { lookedUp: new Set(), used: new Set() };
  const claim = (by: ReturnType<typeof inviteOf>, part: Partial<Joining & OldClaims> = {}, at = now) =>
    decideClaim(by, { ...newcomer, ...nothing, ...part }, at);
  const taken = [{ type: 'InviteClaimed', data: { userId: id(2) } }];
  const late = now + claimMayBeReplaced;

  it('takes one while there are any', () => {
    expect(claim(inviteOf({ maxUses: 1 }))).toEqual(taken);
    expect(claim(unlimited)).toEqual(taken);
    expect(claim(inviteOf({ maxUses: 1 }, claimed(3)))).toEqual(rejected('INVITE_INVALID'));
  });

  it('is nothing for who has one, or is in already', () => {
    expect(claim(inviteOf({ maxUses: 1 }, claimed(2)))).toEqual([]);
    expect(claim(inviteOf({ maxUses: 1 }), { member: someone(joined) })).toEqual([]);
  });

  it('renews its own lapsed one, also when the invite has ended since', () => {
    const renewed = [{ type: 'InviteClaimed', data: { userId: id(2), replaces: id(102) } }];
    const by = inviteOf({ maxUses: 1, expiresAt: now + 1 }, claimed(2));
    expect(claim(by, {}, now + claimHolds)).toEqual(renewed);
  });

  it('is given one that lapsed and that no membership names', () => {
    const by = inviteOf({ maxUses: 2 }, claimed(3), claimed(4));
    const looked = { lookedUp: new Set([id(103), id(104)]), used: new Set([id(103)]) };
    expect(claim(by, looked, late)).toEqual([{ type: 'InviteClaimed', data: { userId: id(2), replaces: id(104) } }]);
  });

  it('is given none that is fresh, used, or was not looked up', () => {
    const by = inviteOf({ maxUses: 1 }, claimed(3));
    const looked = { lookedUp: new Set([id(103)]), used: new Set([id(103)]) };
    expect(claim(by, { lookedUp: new Set([id(103)]) }, late - 1)).toEqual(rejected('INVITE_INVALID'));
    expect(claim(by, looked, late)).toEqual(rejected('INVITE_INVALID'));
    expect(claim(by, {}, late)).toEqual(rejected('INVITE_INVALID'));
  });

  it('is refused as a join is', () => {
    expect(claim(inviteOf({ maxUses: 1 }), { member: someone(banned()) })).toEqual(rejected('BANNED'));
    expect(claim(inviteOf({ maxUses: 1 }, revoked))).toEqual(rejected('INVITE_INVALID'));
    expect(claim(inviteOf({ maxUses: 1 }, claimed(2), revoked))).toEqual(rejected('INVITE_INVALID'));
    expect(claim(stateAfter(invite, []))).toEqual(rejected('INVITE_INVALID'));
  });
});

describe('leaving', () => {
  it('is for members, not for the owner', () => {
    expect(decideLeave(someone(joined), guild, id(2))).toEqual([{ type: 'MemberLeft', data: {} }]);
    expect(decideLeave(someone(), guild, id(1))).toEqual(rejected('OWNER_CANNOT_LEAVE'));
    expect(decideLeave(someone(), guild, id(2))).toEqual(rejected('NOT_FOUND'));
    expect(decideLeave(someone(joined), importing, id(2))).toEqual(rejected('NOT_FOUND'));
  });
});
