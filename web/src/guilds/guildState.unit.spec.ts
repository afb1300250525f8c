import { describe, expect, it } from 'vitest';
import { type Guild, type GuildEvent, guildOf, marksOf, withGuildEvent, withMention, withRead } from './guildState.ts';

const about = { cursor: 'c' };
const total = (count: number) => ({ count, more: false });
const fetched = guildOf({
  id: 'g',
  name: 'Harbour',
  ownerId: 'ann',
  viewerPermissions: '0',
  roles: [
    { id: 'crew', name: 'Crew', permissions: '0', position: 1 },
    { id: 'mates', name: 'Mates', permissions: '16', position: 2 },
  ],
  categories: [
    { id: 'late', name: 'Late', position: 1 },
    { id: 'early', name: 'Early', position: 0 },
  ],
  channels: [
    channel({ id: 'news', position: 1, unread: { count: total(2), mentions: total(1), readUpTo: 7 } }),
    channel({ id: 'general', position: 0 }),
  ],
});

function channel(parts: object) {
  return {
    id: 'c',
    name: 'name',
    kind: 'TEXT' as const,
    topic: null,
    categoryId: 'late',
    position: 0,
    archived: false,
    unread: { count: total(0), mentions: total(0), readUpTo: 0 },
    ...parts,
  };
}

const events: readonly GuildEvent[] = [
  { __typename: 'GuildRenamed', ...about, name: 'Port' },
  {
    __typename: 'ChannelCreated',
    ...about,
    channelId: 'new',
    name: 'кухня',
    kind: 'TEXT',
    topic: null,
    parentId: 'early',
    position: 2,
  },
  { __typename: 'ChannelRenamed', ...about, channelId: 'general', name: 'lobby' },
  { __typename: 'ChannelTopicChanged', ...about, channelId: 'general', topic: 'Welcome' },
  { __typename: 'ChannelMoved', ...about, channelId: 'general', parentId: null, position: 5 },
  { __typename: 'ChannelArchived', ...about, channelId: 'news' },
  { __typename: 'CategoryCreated', ...about, categoryId: 'more', name: 'More', position: 3 },
  { __typename: 'CategoryRenamed', ...about, categoryId: 'more', name: 'Most' },
  { __typename: 'CategoryMoved', ...about, categoryId: 'early', position: 4 },
  { __typename: 'CategoryDeleted', ...about, categoryId: 'late' },
  { __typename: 'ChannelAdvanced', channelId: 'new', lastMessageSeq: 3 },
  { __typename: 'ChannelRestored', ...about, channelId: 'news' },
  { __typename: 'ChannelDeleted', ...about, channelId: 'general' },
  { __typename: 'MemberJoined', ...about, userId: 'zoe' },
  { __typename: 'RoleCreated', ...about, roleId: 'captains', name: 'Captains', permissions: '8', position: 3 },
];
const after = (guild: Guild): Guild => events.reduce(withGuildEvent, guild);

describe('a guild', () => {
  it('is in order, whatever order it came in', () => {
    expect(fetched.categories.map(({ id }) => id)).toEqual(['early', 'late']);
    expect(fetched.channels.map(({ id }) => id)).toEqual(['general', 'news']);
  });

  it('follows everything that happens to its channels and categories', () => {
    const guild = after(fetched);
    expect(guild).toMatchObject({ name: 'Port', categories: [{ name: 'Most' }, { id: 'early', position: 4 }] });
    expect(guild.channels).toMatchObject([
      { id: 'news', archived: false, categoryId: null },
      { id: 'new', name: 'кухня', categoryId: 'early', isUnread: true },
    ]);
  });

  it('is not changed by what it shows already', () => {
    const guild = after(fetched);
    // Whatever was deleted comes again with its own creation; the rest ends where it was.
    expect(after(guild)).toEqual(guild);
  });

  it('marks what is unread and how often the viewer is mentioned, until it is read', () => {
    expect(marksOf(fetched)).toEqual({ isUnread: true, mentions: 1 });
    const mentioned = withMention(fetched, 'general', 9);
    expect(marksOf(mentioned).mentions).toBe(2);
    const read = withRead(withRead(mentioned, 'general', 9), 'news', 9);
    expect(marksOf(read)).toEqual({ isUnread: false, mentions: 0 });
    expect(withMention(read, 'general', 8)).toEqual(read);
    expect(withRead(read, 'unknown', 1)).toBe(read);
    const newer = withGuildEvent(read, { __typename: 'ChannelAdvanced', channelId: 'news', lastMessageSeq: 12 });
    expect(marksOf(withRead(newer, 'news', 10)).isUnread).toBe(true);
  });
});
