import { everyoneByDefault, maskOf, type Permission } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { exampleId, stateAfter } from '../testing/deciderSpec.ts';
import { categoryCreated, channelCreated, guildCreated } from '../testing/guildFacts.ts';
import { guild } from './guild.state.ts';

const id = exampleId;

const after = (...facts: Parameters<typeof stateAfter>[1]) => {
  const state = stateAfter(guild, facts);
  return state.status === 'UNKNOWN'
    ? state
    : { ...state, roles: [...state.roles], categories: [...state.categories], channels: [...state.channels] };
};

describe('the state of a guild', () => {
  it('is unknown until it is created', () => {
    expect(after()).toEqual({ status: 'UNKNOWN' });
    expect(after({ type: 'GuildRenamed', data: { text: { name: 'x' } } })).toEqual({ status: 'UNKNOWN' });
  });

  it('knows owner, permissions and roles', () =>
    expect(
      after(
        guildCreated,
        { type: 'RoleCreated', data: { roleId: id(5), permissions: maskOf('KICK'), position: 1, text: { name: 'x' } } },
        { type: 'EveryonePermissionsChanged', data: { permissions: maskOf('VIEW_CHANNEL') } },
      ),
    ).toEqual({
      status: 'OPEN',
      ownerId: id(1),
      everyone: maskOf('VIEW_CHANNEL'),
      everyoneSees: [{ revision: 0, sees: true }],
      roles: [[id(5), { permissions: maskOf('KICK'), position: 1 }]],
      categories: [],
      channels: [],
    }));

  it('knows since when everybody sees channels, and when they did not', () => {
    const everyone = (...permissions: readonly Permission[]) =>
      ({ type: 'EveryonePermissionsChanged', data: { permissions: maskOf(...permissions) } }) as const;
    const changes = [everyone('CONNECT'), everyone('SPEAK'), everyone('ADMINISTRATOR'), everyone('VIEW_CHANNEL')];
    expect(after(guildCreated, ...changes)).toMatchObject({
      everyoneSees: [
        { revision: 0, sees: true },
        { revision: 1, sees: false },
        { revision: 3, sees: true },
      ],
    });
  });

  it('knows where categories and channels stand', () => {
    const state = after(
      guildCreated,
      categoryCreated(20, 1_024),
      categoryCreated(21, 2_048),
      { type: 'CategoryMoved', data: { categoryId: id(20), position: 3_072 } },
      { type: 'CategoryRenamed', data: { categoryId: id(20), text: { name: 'x' } } },
      channelCreated(30, 1_024),
      channelCreated(31, 2_048, 20),
      { type: 'ChannelMoved', data: { channelId: id(30), categoryId: id(20), position: 7 } },
      { type: 'ChannelRenamed', data: { channelId: id(30), text: { name: 'x' } } },
      { type: 'ChannelTopicChanged', data: { channelId: id(30), text: { topic: 'x' } } },
      { type: 'ChannelArchived', data: { channelId: id(30) } },
      { type: 'ChannelDeleted', data: { channelId: id(31) } },
      { type: 'CategoryDeleted', data: { categoryId: id(21) } },
    );
    expect(state).toMatchObject({
      categories: [[id(20), { position: 3_072 }]],
      channels: [[id(30), { kind: 'TEXT', categoryId: id(20), position: 7, archived: true }]],
    });
  });

  it('opens a restored channel again', () =>
    expect(
      after(
        guildCreated,
        channelCreated(30, 1),
        { type: 'ChannelArchived', data: { channelId: id(30) } },
        { type: 'ChannelRestored', data: { channelId: id(30) } },
      ),
    ).toMatchObject({ channels: [[id(30), { archived: false }]] }));

  it('is closed while it is imported', () => {
    const started = { type: 'ImportStarted', data: { source: 'IRC' } } as const;
    expect(after(guildCreated, started)).toMatchObject({ status: 'IMPORTING', everyone: everyoneByDefault });
    const completed = { type: 'ImportCompleted', data: { messages: 3 } } as const;
    expect(after(guildCreated, started, completed)).toMatchObject({ status: 'OPEN' });
  });

  it('folds ten thousand channels in a moment', () => {
    const facts = [guildCreated, ...Array.from({ length: 10_000 }, (_, index) => channelCreated(index + 100, index))];
    const started = performance.now();
    expect(after(...facts)).toMatchObject({ status: 'OPEN' });
    // Copying the whole map for each of them takes many times as long.
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
