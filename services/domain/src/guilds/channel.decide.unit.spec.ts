import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import type { Actor } from '../membership/index.ts';
import { exampleId as id } from '../testing/deciderSpec.ts';
import { categoryCreated, channelCreated, guildWith, memberWho, owner } from '../testing/guildFacts.ts';
import {
  type CreateChannel,
  decideArchiveChannel,
  decideChangeChannelTopic,
  decideCreateChannel,
  decideDeleteChannel,
  decideMoveChannel,
  decideRenameChannel,
  decideRestoreChannel,
} from './channel.decide.ts';

const ids = (ordinal: number) => id(0x90 + ordinal);
const guild = guildWith(
  categoryCreated(20, 1_024),
  channelCreated(30, 1_024),
  channelCreated(31, 2_048),
  channelCreated(32, 1_024, 20),
);
const plain: CreateChannel = { kind: 'TEXT', name: 'new', topic: undefined, categoryId: undefined, after: 'LAST' };
const create = (part: Partial<CreateChannel>, actor: Actor = owner, where = guild) =>
  decideCreateChannel(where, actor, { ...plain, ...part }, ids);
const blind: Actor = { ...memberWho(), permissions: 0n };

describe('creating a channel', () => {
  it('puts it where it is wanted', () => {
    expect(create({ topic: '' }, memberWho('MANAGE_CHANNELS'))).toEqual([
      { type: 'ChannelCreated', data: { channelId: ids(0), kind: 'TEXT', position: 3_072, text: { name: 'new' } } },
    ]);
    expect(create({ kind: 'VOICE', topic: 'talk', categoryId: id(20), after: 'FIRST' })).toEqual([
      {
        type: 'ChannelCreated',
        data: { channelId: ids(0), kind: 'VOICE', categoryId: id(20), position: 511, text: { name: 'new', topic: 'talk' } },
      },
    ]);
  });

  it('makes room in the category where there is none', () => {
    const crowded = guildWith(categoryCreated(20, 1), channelCreated(30, 0, 20), channelCreated(31, 1, 20));
    expect(create({ categoryId: id(20), after: id(30) }, owner, crowded)).toMatchObject([
      { type: 'ChannelCreated', data: { position: 2_048 } },
      { type: 'ChannelMoved', data: { channelId: id(30), categoryId: id(20), position: 1_024 } },
      { type: 'ChannelMoved', data: { channelId: id(31), categoryId: id(20), position: 3_072 } },
    ]);
  });

  it('is refused by right, name, topic, category and place', () => {
    expect(create({}, memberWho('MANAGE_SERVER'))).toEqual(rejected('FORBIDDEN'));
    expect(create({ name: '\u200b' })).toEqual(invalid('name', 'EMPTY'));
    expect(create({ topic: 'x'.repeat(1_025) })).toEqual(invalid('topic', 'TOO_LONG', 1_024));
    expect(create({ categoryId: id(99) })).toEqual(invalid('categoryId', 'UNKNOWN_CATEGORY'));
    expect(create({ after: id(32) })).toEqual(invalid('after', 'UNKNOWN_CHANNEL'));
  });

  it('ends at 250 channels of a category', () => {
    const full = guildWith(...Array.from({ length: 250 }, (_, index) => channelCreated(index + 1_000, index)));
    expect(create({}, owner, full)).toEqual(rejected('TOO_MANY', { rule: 'CHANNELS_IN_CATEGORY', limit: 250 }));
  });

  it('ends at 10,000 channels', () => {
    const categories = Array.from({ length: 50 }, (_, index) => categoryCreated(index + 20, index));
    const channels = Array.from({ length: 10_000 }, (_, index) => channelCreated(index + 1_000, index, (index % 50) + 20));
    const full = guildWith(...categories, ...channels);
    expect(create({}, owner, full)).toEqual(rejected('TOO_MANY', { rule: 'CHANNELS', limit: 10_000 }));
  });
});

describe('a channel', () => {
  it('is renamed, gets a topic, is archived, restored and deleted', () => {
    const archived = guildWith(channelCreated(30, 1), { type: 'ChannelArchived', data: { channelId: id(30) } });
    const data = { channelId: id(30) };
    expect(decideRenameChannel(guild, owner, id(30), 'x')).toEqual([
      { type: 'ChannelRenamed', data: { ...data, text: { name: 'x' } } },
    ]);
    expect(decideChangeChannelTopic(guild, owner, id(30), '')).toEqual([
      { type: 'ChannelTopicChanged', data: { ...data, text: { topic: '' } } },
    ]);
    expect(decideArchiveChannel(guild, owner, id(30))).toEqual([{ type: 'ChannelArchived', data }]);
    expect(decideArchiveChannel(archived, owner, id(30))).toEqual([]);
    expect(decideRestoreChannel(archived, owner, id(30))).toEqual([{ type: 'ChannelRestored', data }]);
    expect(decideRestoreChannel(guild, owner, id(30))).toEqual([]);
    expect(decideDeleteChannel(guild, owner, id(30))).toEqual([{ type: 'ChannelDeleted', data }]);
  });

  it('keeps the rules of names and topics', () => {
    expect(decideRenameChannel(guild, owner, id(30), '')).toEqual(invalid('name', 'EMPTY'));
    expect(decideChangeChannelTopic(guild, owner, id(30), 'x'.repeat(1_025))).toEqual(invalid('topic', 'TOO_LONG', 1_024));
  });

  it('is unknown to whoever does not see it, and forbidden to whoever may not change it', () => {
    expect(decideDeleteChannel(guild, owner, id(99))).toEqual(rejected('NOT_FOUND'));
    expect(decideDeleteChannel(guild, blind, id(30))).toEqual(rejected('NOT_FOUND'));
    expect(decideDeleteChannel(guild, memberWho(), id(30))).toEqual(rejected('FORBIDDEN'));
  });
});

describe('moving a channel', () => {
  const moved = (position: number, category?: number) => [
    {
      type: 'ChannelMoved',
      data: { channelId: id(30), ...(category === undefined ? {} : { categoryId: id(category) }), position },
    },
  ];
  const move = (categoryId: ReturnType<typeof id> | undefined | 'KEEP', after: ReturnType<typeof id> | 'FIRST' | 'LAST') =>
    decideMoveChannel(guild, owner, { channelId: id(30), categoryId, after });

  it('puts it behind another one, under another category or none', () => {
    expect(move('KEEP', id(31))).toEqual(moved(3_072));
    expect(move(id(20), 'LAST')).toEqual(moved(2_048, 20));
    expect(decideMoveChannel(guild, owner, { channelId: id(32), categoryId: undefined, after: id(30) })).toEqual([
      { type: 'ChannelMoved', data: { channelId: id(32), position: 1_536 } },
    ]);
  });

  it('changes nothing where it stands there already', () => expect(move('KEEP', 'FIRST')).toEqual([]));

  it('is refused by category, place and number', () => {
    expect(move(id(99), 'LAST')).toEqual(invalid('categoryId', 'UNKNOWN_CATEGORY'));
    expect(move('KEEP', id(32))).toEqual(invalid('after', 'UNKNOWN_CHANNEL'));
    const others = Array.from({ length: 250 }, (_, index) => channelCreated(index + 1_000, index, 20));
    const full = guildWith(categoryCreated(20, 1), channelCreated(30, 1), ...others);
    const into = { channelId: id(30), categoryId: id(20), after: 'LAST' } as const;
    expect(decideMoveChannel(full, owner, into)).toEqual(rejected('TOO_MANY', { rule: 'CHANNELS_IN_CATEGORY', limit: 250 }));
    const within = { channelId: id(1_249), categoryId: id(20), after: id(1_000) } as const;
    expect(decideMoveChannel(full, owner, within)).toHaveLength(250);
  });
});
