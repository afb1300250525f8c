import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { exampleId as id } from '../testing/deciderSpec.ts';
import { categoryCreated, channelCreated, guildWith, memberWho, owner } from '../testing/guildFacts.ts';
import { decideCreateCategory, decideDeleteCategory, decideMoveCategory, decideRenameCategory } from './category.decide.ts';

const ids = (ordinal: number) => id(0x90 + ordinal);
const two = guildWith(categoryCreated(20, 1_024), categoryCreated(21, 2_048));
const moved = (number: number, position: number) => ({ type: 'CategoryMoved', data: { categoryId: id(number), position } });

describe('creating a category', () => {
  it('puts it where it is wanted', () => {
    const created = (position: number) => [
      { type: 'CategoryCreated', data: { categoryId: ids(0), position, text: { name: 'New' } } },
    ];
    const manager = memberWho('MANAGE_CHANNELS');
    expect(decideCreateCategory(two, manager, { name: 'New', after: 'LAST' }, ids)).toEqual(created(3_072));
    expect(decideCreateCategory(two, manager, { name: 'New', after: id(20) }, ids)).toEqual(created(1_536));
  });

  it('makes room where there is none', () => {
    const crowded = guildWith(categoryCreated(20, 0), categoryCreated(21, 1));
    expect(decideCreateCategory(crowded, owner, { name: 'New', after: id(20) }, ids)).toEqual([
      { type: 'CategoryCreated', data: { categoryId: ids(0), position: 2_048, text: { name: 'New' } } },
      moved(20, 1_024),
      moved(21, 3_072),
    ]);
  });

  it('is refused by name, place, right and number', () => {
    const create = (name: string, after = id(20), actor = owner) => decideCreateCategory(two, actor, { name, after }, ids);
    expect(create('')).toEqual(invalid('name', 'EMPTY'));
    expect(create('New', id(99))).toEqual(invalid('after', 'UNKNOWN_CATEGORY'));
    expect(create('New', id(20), memberWho())).toEqual(rejected('FORBIDDEN'));
    const full = guildWith(...Array.from({ length: 100 }, (_, index) => categoryCreated(index + 20, index)));
    expect(decideCreateCategory(full, owner, { name: 'New', after: 'LAST' }, ids)).toEqual(
      rejected('TOO_MANY', { rule: 'CATEGORIES', limit: 100 }),
    );
  });
});

describe('a category', () => {
  it('is renamed', () => {
    const renamed = [{ type: 'CategoryRenamed', data: { categoryId: id(20), text: { name: 'New' } } }];
    expect(decideRenameCategory(two, owner, id(20), 'New')).toEqual(renamed);
    expect(decideRenameCategory(two, owner, id(20), ' ')).toEqual(invalid('name', 'EMPTY'));
    expect(decideRenameCategory(two, owner, id(99), 'New')).toEqual(rejected('NOT_FOUND'));
    expect(decideRenameCategory(two, memberWho(), id(20), 'New')).toEqual(rejected('FORBIDDEN'));
  });

  it('is moved, unless it stands there already', () => {
    expect(decideMoveCategory(two, owner, id(20), id(21))).toEqual([moved(20, 3_072)]);
    expect(decideMoveCategory(two, owner, id(21), id(20))).toEqual([]);
    expect(decideMoveCategory(two, owner, id(21), id(99))).toEqual(invalid('after', 'UNKNOWN_CATEGORY'));
    expect(decideMoveCategory(two, memberWho(), id(21), 'FIRST')).toEqual(rejected('FORBIDDEN'));
    const crowded = guildWith(categoryCreated(20, 0), categoryCreated(21, 1), categoryCreated(22, 2));
    expect(decideMoveCategory(crowded, owner, id(22), id(20))).toEqual([moved(22, 2_048), moved(20, 1_024), moved(21, 3_072)]);
  });

  it('leaves its channels behind those without a category when it is deleted', () => {
    const filled = guildWith(
      categoryCreated(20, 1_024),
      channelCreated(30, 5_000),
      channelCreated(31, 2_048, 20),
      channelCreated(32, 1_024, 20),
    );
    expect(decideDeleteCategory(filled, owner, id(20))).toEqual([
      { type: 'ChannelMoved', data: { channelId: id(32), position: 6_024 } },
      { type: 'ChannelMoved', data: { channelId: id(31), position: 7_048 } },
      { type: 'CategoryDeleted', data: { categoryId: id(20) } },
    ]);
    expect(decideDeleteCategory(filled, memberWho(), id(20))).toEqual(rejected('FORBIDDEN'));
  });

  it('is not deleted where its channels find no room', () => {
    const free = Array.from({ length: 200 }, (_, index) => channelCreated(index + 1_000, index));
    const own = Array.from({ length: 51 }, (_, index) => channelCreated(index + 2_000, index, 20));
    const refused = rejected('TOO_MANY', { rule: 'CHANNELS_IN_CATEGORY', limit: 250 });
    expect(decideDeleteCategory(guildWith(categoryCreated(20, 1), ...free, ...own), owner, id(20))).toEqual(refused);
    expect(decideDeleteCategory(guildWith(categoryCreated(20, 1), ...free, ...own.slice(1)), owner, id(20))).toHaveLength(51);
  });
});
