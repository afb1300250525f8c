import { describe, expect, it } from 'vitest';
import type { Channel } from '../guilds/index.ts';
import { channelRows } from './channelRows.ts';

const channel = (id: string, categoryId: string | null, rest: Partial<Channel> = {}): Channel => ({
  id,
  name: id,
  kind: 'TEXT',
  topic: null,
  categoryId,
  position: 0,
  archived: false,
  newest: 0,
  readUpTo: 0,
  isUnread: false,
  mentions: 0,
  ...rest,
});

const guild = {
  categories: [
    { id: 'early', name: 'Early', position: 1 },
    { id: 'late', name: 'Late', position: 2 },
  ],
  channels: [
    channel('quiet', 'late'),
    channel('loose', null),
    channel('news', 'early', { isUnread: true }),
    channel('asked', 'late', { mentions: 1 }),
    channel('old', 'late', { archived: true }),
  ],
};
const ids = (collapsed: readonly string[], openId?: string): readonly string[] =>
  channelRows(guild, new Set(collapsed), [openId, undefined]).map(({ id }) => id);

describe('the list of channels', () => {
  it('stands by category, those under none first, without what is archived', () => {
    expect(ids([])).toEqual(['loose', 'early', 'news', 'late', 'quiet', 'asked']);
  });

  it('shows of a collapsed category what is unread, what mentions the viewer and what is open', () => {
    expect(ids(['early', 'late'])).toEqual(['loose', 'early', 'news', 'late', 'asked']);
    expect(ids(['early', 'late'], 'quiet')).toEqual(['loose', 'early', 'news', 'late', 'quiet', 'asked']);
  });
});
