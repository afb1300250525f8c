import { everyoneByDefault, maskOf } from '@chat/schema/permissions';
import { describe, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { deciderSpec, exampleId } from '../testing/deciderSpec.ts';
import { guildCreated } from '../testing/guildFacts.ts';
import { decideCreateGuild } from './createGuild.decide.ts';
import { guild } from './guild.state.ts';

const ids = (ordinal: number) => exampleId(0x10 + ordinal);
const command = { ownerId: exampleId(1), name: 'Engines' };
const none = { owned: 0, joined: 0 };
const role = {
  type: 'RoleCreated',
  data: { roleId: ids(1), permissions: maskOf('ADMINISTRATOR'), position: 1, text: { name: 'admin' } },
} as const;
const created = {
  type: 'GuildCreated',
  data: { ownerId: exampleId(1), everyone: everyoneByDefault, text: { name: 'Engines' } },
} as const;

describe('creating a guild', () => {
  it('makes a role for administrators and a text channel with it', () =>
    deciderSpec(guild)
      .given()
      .when((state) => decideCreateGuild(state, command, none, ids))
      .thenFacts(created, role, {
        type: 'ChannelCreated',
        data: { channelId: ids(2), kind: 'TEXT', position: 1_024, text: { name: 'general' } },
      }));

  it('for an import leaves it closed and without a channel', () =>
    deciderSpec(guild)
      .given()
      .when((state) => decideCreateGuild(state, { ...command, importedFrom: 'IRC' }, none, ids))
      .thenFacts(created, role, { type: 'ImportStarted', data: { source: 'IRC' } }));

  it('keeps the rule of names', () =>
    deciderSpec(guild)
      .given()
      .when((state) => decideCreateGuild(state, { ...command, name: ' ' }, none, ids))
      .thenRejected(invalid('name', 'EMPTY')));

  it('ends at a hundred guilds of one owner', () =>
    deciderSpec(guild)
      .given()
      .when((state) => decideCreateGuild(state, command, { owned: 100, joined: 100 }, ids))
      .thenRejected(rejected('TOO_MANY', { rule: 'GUILDS_OWNED', limit: 100 })));

  it('ends at two hundred guilds of one member', () =>
    deciderSpec(guild)
      .given()
      .when((state) => decideCreateGuild(state, command, { owned: 0, joined: 200 }, ids))
      .thenRejected(rejected('TOO_MANY', { rule: 'GUILDS', limit: 200 })));

  it('never begins a guild anew', () =>
    deciderSpec(guild)
      .given(guildCreated)
      .when((state) => decideCreateGuild(state, command, none, ids))
      .thenRejected(rejected('IDEMPOTENCY_CONFLICT')));
});
