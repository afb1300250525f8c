import { describe, it } from 'vitest';
import { projectionSpec } from '../runner/projectionSpec.ts';
import { exampleId as id, recorded } from '../runner/recorded.ts';
import { invitesProjection } from './invites.projection.ts';
import { membersProjection } from './members.projection.ts';
import { timeoutsProjection } from './timeouts.projection.ts';

const key = `${id(1)}_${id(2)}`;
const joined = recorded('MemberJoined', { via: 'INVITE', invite: id(1) }, { occurredAt: 5 });
const granted = (role: number) => recorded('MemberRoleGranted', { roleId: id(role) });
const plain = { _id: key, guildId: id(1), userId: id(2), roleIds: [], joinedAt: 5 };

describe('the view of members', () => {
  const spec = projectionSpec(membersProjection);

  it('has the owner from the beginning, and whoever joins', () => {
    const created = recorded('GuildCreated', { ownerId: id(2), everyone: '0', text: null });
    spec.given([created]).then({ [key]: { ...plain, joinedAt: 1_700_000_001_000 } });
    spec.given([joined]).then({ [key]: plain });
  });

  it('follows roles', () => {
    spec.given([joined, granted(5), granted(6)]).then({ [key]: { ...plain, roleIds: [id(5), id(6)] } });
    const revoked = recorded('MemberRoleRevoked', { roleId: id(5) });
    spec.given([joined, granted(5), granted(6), revoked]).then({ [key]: { ...plain, roleIds: [id(6)] } });
    spec.given([granted(5), revoked]).then({});
  });

  it('loses whoever leaves, is kicked or is banned, with their roles', () => {
    for (const gone of [recorded('MemberLeft', {}), recorded('MemberKicked', {}), recorded('MemberBanned', {})]) {
      spec.given([joined, granted(5), gone]).then({});
      spec.given([joined, granted(5), gone, joined]).then({ [key]: plain });
    }
  });
});

describe('the view of time-outs', () => {
  const spec = projectionSpec(timeoutsProjection);

  it('holds them until they are lifted, whoever leaves', () => {
    const timedOut = recorded('MemberTimedOut', { until: 9 });
    spec.given([timedOut, recorded('MemberLeft', {})]).then({ [key]: { _id: key, until: 9 } });
    spec.given([recorded('MemberTimedOut', {})]).then({ [key]: { _id: key, until: null } });
    spec.given([timedOut, recorded('MemberTimeoutLifted', {})]).then({});
  });
});

describe('the view of invites', () => {
  const spec = projectionSpec(invitesProjection);
  const created = recorded('InviteCreated', { inviteId: id(8), guildId: id(7), inviterId: id(2) });
  const invite = {
    _id: id(1),
    inviteId: id(8),
    guildId: id(7),
    channelId: null,
    inviterId: id(2),
    maxUses: null,
    uses: 0,
    expiresAt: null,
    revoked: false,
    createdAt: 1_700_000_001_000,
  };

  it('begins with the invite as it was made', () => {
    const limits = { channelId: id(30), maxUses: 2, expiresAt: 9 };
    const limited = recorded('InviteCreated', { inviteId: id(8), guildId: id(7), inviterId: id(2), ...limits });
    spec.given([created]).then({ [id(1)]: invite });
    spec.given([limited]).then({ [id(1)]: { ...invite, ...limits } });
  });

  it('counts joins, and of limited ones the uses that are taken', () => {
    const claimed = recorded('InviteClaimed', { userId: id(2) });
    const byClaim = recorded('MemberJoined', { via: 'INVITE', invite: id(1), claimId: id(4) });
    spec.given([created, joined, joined]).then({ [id(1)]: { ...invite, uses: 2 } });
    spec.given([created, claimed, byClaim]).then({ [id(1)]: { ...invite, uses: 1 } });
    const replaced = recorded('InviteClaimed', { userId: id(3), replaces: id(2) });
    spec.given([created, claimed, replaced]).then({ [id(1)]: { ...invite, uses: 1 } });
    spec.given([created, recorded('MemberJoined', { via: 'IMPORT' })]).then({ [id(1)]: invite });
  });

  it('ends by revocation', () => {
    const revoked = recorded('InviteRevoked', { inviteId: id(8) });
    spec.given([created, revoked]).then({ [id(1)]: { ...invite, revoked: true } });
    spec.given([revoked, joined, recorded('InviteClaimed', { userId: id(2) })]).then({});
  });
});
