import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel, Guild } from './guildState.ts';
import { type Direction, placeOn, shiftOf, standingOf, stepOf, type Thing, withThingAt } from './placing.ts';

const channel = (id: string, categoryId: string | null, position: number, archived = false): Channel => ({
  id,
  name: id,
  kind: 'TEXT',
  topic: null,
  categoryId,
  position,
  archived,
  newest: 0,
  readUpTo: 0,
  isUnread: false,
  mentions: 0,
});

const guild: Guild = {
  id: 'g',
  name: 'Harbour',
  ownerId: 'ann',
  viewerPermissions: '0',
  roles: [],
  categories: [
    { id: 'early', name: 'Early', position: 1_024 },
    { id: 'late', name: 'Late', position: 2_048 },
  ],
  channels: [
    channel('loose', null, 1_024),
    channel('a', 'early', 1_024),
    channel('hidden', 'early', 1_536, true),
    channel('b', 'early', 2_048),
    channel('c', 'late', 1_024),
  ],
};

/** The ids of what is seen, from top to bottom. */
const listed = ({ categories, channels }: Guild): readonly string[] => {
  const under = (categoryId: string | null) =>
    channels.filter((item) => item.categoryId === categoryId && !item.archived).map(({ id }) => id);
  return [...under(null), ...categories.flatMap(({ id }) => [id, ...under(id)])];
};
const ofChannel = (id: string): Thing => ({ kind: 'channel', id });
const ofCategory = (id: string): Thing => ({ kind: 'category', id });
const stepped = (shown: Guild, thing: Thing, direction: Direction): Guild => {
  const place = stepOf(shown, thing, direction);
  return place === undefined ? shown : withThingAt(shown, thing, place);
};

describe('a channel that is moved', () => {
  it('goes step by step through all categories, past what is archived, and stops at the ends', () => {
    const down = (shown: Guild): Guild => stepped(shown, ofChannel('loose'), 'down');
    expect(listed(guild)).toEqual(['loose', 'early', 'a', 'b', 'late', 'c']);
    expect(listed(down(guild))).toEqual(['early', 'loose', 'a', 'b', 'late', 'c']);
    expect(listed(down(down(guild)))).toEqual(['early', 'a', 'loose', 'b', 'late', 'c']);
    expect(listed(down(down(down(down(guild)))))).toEqual(['early', 'a', 'b', 'late', 'loose', 'c']);
    const last = down(down(down(down(down(guild)))));
    expect(listed(last)).toEqual(['early', 'a', 'b', 'late', 'c', 'loose']);
    expect(stepOf(last, ofChannel('loose'), 'down')).toBeUndefined();
    expect(stepOf(guild, ofChannel('loose'), 'up')).toBeUndefined();
  });

  it('comes back by a step the other way', () => {
    const steps = fc.record({ id: fc.constantFrom('loose', 'a', 'b', 'c'), direction: fc.constantFrom<Direction>('up', 'down') });
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 8 }), steps, (before, { id, direction }) => {
        const shown = before.reduce((known, step) => stepped(known, ofChannel(step.id), step.direction), guild);
        const moved = stepped(shown, ofChannel(id), direction);
        if (stepOf(shown, ofChannel(id), direction) === undefined) return;
        const back = stepped(moved, ofChannel(id), direction === 'up' ? 'down' : 'up');
        expect(listed(back)).toEqual(listed(shown));
      }),
    );
  });

  it('comes before or behind the one on which it is dropped, and to the top of a category', () => {
    const dropped = (id: string, target: Thing, edge: 'top' | 'bottom'): readonly string[] => {
      const place = placeOn(guild, ofChannel(id), target, edge);
      return place === undefined ? [] : listed(withThingAt(guild, ofChannel(id), place));
    };
    expect(dropped('c', ofChannel('b'), 'top')).toEqual(['loose', 'early', 'a', 'c', 'b', 'late']);
    expect(dropped('c', ofChannel('b'), 'bottom')).toEqual(['loose', 'early', 'a', 'b', 'c', 'late']);
    expect(dropped('b', ofCategory('late'), 'top')).toEqual(['loose', 'early', 'a', 'late', 'b', 'c']);
    expect(dropped('b', ofChannel('b'), 'top')).toEqual([]);
  });

  it('is put back where the server refuses, unless it went elsewhere meanwhile', () => {
    const shift = shiftOf(guild, ofChannel('c'), { categoryId: 'early', after: 'a' });
    const shown = shift?.apply(guild) ?? guild;
    expect(listed(shown)).toEqual(['loose', 'early', 'a', 'c', 'b', 'late']);
    expect(listed(shift?.revert(shown) ?? shown)).toEqual(listed(guild));
    const elsewhere = withThingAt(shown, ofChannel('c'), { categoryId: null, after: null });
    expect(shift?.revert(elsewhere)).toBe(elsewhere);
  });

  it('is not sent where it stands there already', () => {
    expect(shiftOf(guild, ofChannel('b'), { categoryId: 'early', after: 'a' })).toBeUndefined();
    expect(shiftOf(guild, ofCategory('late'), { categoryId: null, after: 'early' })).toBeUndefined();
  });

  it('is told with its place among those that are seen', () => {
    expect(standingOf(guild, ofChannel('b'))).toMatchObject({ category: { id: 'early' }, place: 2, of: 2 });
    expect(standingOf(guild, ofChannel('loose'))).toMatchObject({ category: undefined, place: 1, of: 1 });
  });
});

describe('a category that is moved', () => {
  it('takes its channels with it, and comes behind the category of the channel on which it is dropped', () => {
    expect(listed(stepped(guild, ofCategory('late'), 'up'))).toEqual(['loose', 'late', 'c', 'early', 'a', 'b']);
    const place = placeOn(guild, ofCategory('early'), ofChannel('c'), 'top');
    expect(place).toEqual({ categoryId: null, after: 'late' });
    expect(placeOn(guild, ofCategory('late'), ofChannel('loose'), 'bottom')).toEqual({ categoryId: null, after: null });
    expect(placeOn(guild, ofCategory('late'), ofChannel('c'), 'bottom')).toBeUndefined();
  });

  it('is put back where the server refuses', () => {
    const shift = shiftOf(guild, ofCategory('late'), { categoryId: null, after: null });
    expect(shift?.revert(shift.apply(guild))).toEqual(guild);
  });
});
