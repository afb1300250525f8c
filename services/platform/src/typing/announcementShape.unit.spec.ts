import type { Count, Id } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { isCount, isId } from '../redis/messages.ts';
import { type AnnouncementShapes, announcementOf } from './announcementShape.ts';

type Sample = { readonly type: 'Read'; readonly channelId: Id; readonly seq: Count } | { readonly type: 'Changed' };
const shapes: AnnouncementShapes<Sample> = { Read: { channelId: isId, seq: isCount }, Changed: {} };
const channelId = 'c'.repeat(32);

describe('announcementOf', () => {
  it.each([{ type: 'Read', channelId, seq: 0 }, { type: 'Changed' }])('takes %j', (value) => {
    expect(announcementOf(value, shapes)).toEqual(value);
  });

  it.each([
    null,
    'Changed',
    [],
    {},
    { type: 'toString' },
    { type: 'Other' },
    { type: 'Read', channelId },
    { type: 'Read', channelId, seq: -1 },
    { type: 'Read', channelId, seq: '7' },
    { type: 'Read', channelId: 'general', seq: 7 },
    { type: 'Read', channelId, seq: 7, more: 1 },
    { type: 'Changed', seq: 7 },
  ])('drops %j', (value) => {
    expect(announcementOf(value, shapes)).toBeUndefined();
  });
});
