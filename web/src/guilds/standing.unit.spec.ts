import { maskOf } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import type { GuildEvent } from './guildState.ts';
import { allows, allowsAll, changesStanding } from './standing.ts';

describe('what the viewer may do', () => {
  it('is read from the mask that the server sends', () => {
    const mask = maskOf('KICK', 'MANAGE_CHANNELS');
    expect([allows(mask, 'MANAGE_CHANNELS'), allows(mask, 'BAN')]).toEqual([true, false]);
    expect([allowsAll(mask, maskOf('KICK')), allowsAll(mask, maskOf('KICK', 'BAN'))]).toEqual([true, false]);
  });

  it('changes with what everybody may do, and with what happens to the viewer alone', () => {
    const about = { cursor: 'c', userId: 'ann' };
    const everyone: GuildEvent = { __typename: 'EveryonePermissionsChanged', cursor: 'c' };
    const granted: GuildEvent = { __typename: 'MemberRoleGranted', ...about, roleId: 'r' };
    const timedOut: GuildEvent = { __typename: 'MemberTimedOut', ...about, until: null };
    expect([everyone, granted, timedOut].map((event) => changesStanding(event, 'ann'))).toEqual([true, true, true]);
    expect([everyone, granted, timedOut].map((event) => changesStanding(event, 'ben'))).toEqual([true, false, false]);
    expect(changesStanding({ __typename: 'MemberJoined', ...about }, 'ann')).toBe(false);
  });
});
