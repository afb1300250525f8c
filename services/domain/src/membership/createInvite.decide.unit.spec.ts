import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { type GivenDraft, exampleId as id, exampleNow as now, stateAfter } from '../testing/deciderSpec.ts';
import { channelCreated, guildWith, memberWho, owner } from '../testing/guildFacts.ts';
import { type CreateInvite, decideCreateInvite, decideRevokeInvite } from './createInvite.decide.ts';
import { invite } from './invite.state.ts';

const guild = guildWith(channelCreated(30, 1));
const plain: CreateInvite = { guildId: id(7), channelId: undefined, maxUses: undefined, expiresAfter: undefined };
const unknown = stateAfter(invite, []);
const create = (part: Partial<CreateInvite>, actor = memberWho('CREATE_INVITE'), invites = 0) =>
  decideCreateInvite(unknown, { guild, actor, command: { ...plain, ...part }, invites }, id(8), now);
const created: GivenDraft = { type: 'InviteCreated', data: { inviteId: id(8), guildId: id(7), inviterId: id(2) } };

describe('creating an invite', () => {
  it('takes CREATE_INVITE and nothing more', () => {
    expect(create({})).toEqual([created]);
    expect(create({}, memberWho('MANAGE_SERVER'))).toEqual(rejected('FORBIDDEN'));
  });

  it('says where it leads, how often and how long', () =>
    expect(create({ channelId: id(30), maxUses: 3, expiresAfter: 60_000 })).toMatchObject([
      { data: { channelId: id(30), maxUses: 3, expiresAt: now + 60_000 } },
    ]));

  it('is refused by channel, uses, time and number', () => {
    expect(create({ channelId: id(31) })).toEqual(invalid('channelId', 'UNKNOWN_CHANNEL'));
    for (const maxUses of [0, -1, 1.5, 1_001]) expect(create({ maxUses })).toEqual(invalid('maxUses', 'RANGE', 1_000));
    for (const expiresAfter of [0, 59_999, 31_536_000_001])
      expect(create({ expiresAfter })).toEqual(invalid('expiresAfter', 'RANGE', 31_536_000));
    expect(create({}, memberWho('CREATE_INVITE'), 10_000)).toEqual(rejected('TOO_MANY', { rule: 'INVITES', limit: 10_000 }));
  });

  it('never writes over another invite whose code is the same', () => {
    const where = { guild, actor: owner, command: plain, invites: 0 };
    expect(decideCreateInvite(stateAfter(invite, [created]), where, id(8), now)).toEqual(rejected('UNAVAILABLE'));
  });
});

describe('taking an invite back', () => {
  const state = stateAfter(invite, [created]);
  const revoked = [{ type: 'InviteRevoked', data: { inviteId: id(8) } }];

  it('is for its maker and for managers of the guild', () => {
    expect(decideRevokeInvite(state, memberWho())).toEqual(revoked);
    expect(decideRevokeInvite(state, owner)).toEqual(revoked);
    expect(decideRevokeInvite(state, { ...memberWho('CREATE_INVITE'), userId: id(3) })).toEqual(rejected('FORBIDDEN'));
    expect(decideRevokeInvite(state, undefined)).toEqual(rejected('NOT_FOUND'));
    expect(decideRevokeInvite(unknown, owner)).toEqual(rejected('NOT_FOUND'));
  });

  it('happens once', () => {
    const ended = stateAfter(invite, [created, { type: 'InviteRevoked', data: { inviteId: id(8) } }]);
    expect(decideRevokeInvite(ended, owner)).toEqual([]);
  });
});
