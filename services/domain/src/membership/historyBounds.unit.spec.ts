import type { EventStore } from '@chat/platform';
import { maskOf, type Permission } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { factPositions } from '../commands/index.ts';
import { type ExistingGuild, guild } from '../guilds/index.ts';
import { exampleId as id, stateAfter } from '../testing/deciderSpec.ts';
import { guildCreated } from '../testing/guildFacts.ts';
import { historyBounds } from './historyBounds.ts';
import { member } from './member.state.ts';

const [guildId, userId, roleId] = [id(0x10), id(0x11), id(5)];

/** Facts of the guild stand at even positions and those of the member at odd ones, both in the order of their revisions. */
const storeCounting = () => {
  const reads: string[] = [];
  const read: EventStore['read'] = async (stream, { from = 0 } = {}) => {
    reads.push(`${stream} ${from}`);
    return [{ position: String(2 * from + (stream.startsWith('guild-') ? 0 : 1)) }] as never; // all that is looked at
  };
  return { store: { read } as EventStore, reads }; // all that is used
};

const everyone = (...permissions: readonly Permission[]) =>
  ({ type: 'EveryonePermissionsChanged', data: { permissions: maskOf(...permissions) } }) as const;
const role = {
  type: 'RoleCreated',
  data: { roleId, permissions: maskOf('VIEW_CHANNEL'), position: 1, text: { name: 'reader' } },
} as const;
const joined = { type: 'MemberJoined', data: { via: 'INVITE' } } as const;
const left = { type: 'MemberLeft', data: {} } as const;
const granted = { type: 'MemberRoleGranted', data: { roleId } } as const;

describe('the history bound', () => {
  const boundOf = async (ofGuild: Parameters<typeof stateAfter>[1], ofMember: Parameters<typeof stateAfter>[1]) => {
    const { store, reads } = storeCounting();
    const bounds = historyBounds(factPositions({ store }));
    const who = {
      guildId,
      userId,
      guild: stateAfter(guild, [guildCreated, ...ofGuild]) as ExistingGuild, // it was created
      member: stateAfter(member, ofMember),
    };
    const bound = await bounds(who);
    expect(await bounds(who)).toBe(bound);
    // Each place is looked up once.
    expect(new Set(reads).size).toBe(reads.length);
    return { bound, reads: reads.length };
  };

  it('is above everything for who never joined', async () => {
    expect(await boundOf([], [])).toEqual({ bound: '~', reads: 0 });
  });

  it('is the latest join, found with one read, where everybody has always seen channels', async () => {
    expect(await boundOf([], [joined, left, joined])).toEqual({ bound: '5', reads: 1 });
  });

  it('is where everybody began to see channels again', async () => {
    expect(await boundOf([everyone('CONNECT'), everyone('VIEW_CHANNEL')], [joined])).toMatchObject({ bound: '4' });
  });

  it('is where a role came that shows channels, in the order of the log over both streams', async () => {
    const hidden = [role, everyone('CONNECT')];
    expect(await boundOf(hidden, [joined, left, joined, granted])).toMatchObject({ bound: '7' });
    // The role came before everybody else ceased to see them: there was no break.
    expect(await boundOf([role, role, role, everyone('CONNECT')], [joined, granted])).toMatchObject({ bound: '1' });
  });
});
