import { describe, expect, it } from 'vitest';
import type { Channel, Guild } from '../guilds/index.ts';
import { neighbourOf, placeAt, placesOf, unreadBeside } from './neighbours.ts';

const channel = (id: string, more: Partial<Channel> = {}): Channel =>
  ({ id, kind: 'TEXT', archived: false, categoryId: null, isUnread: false, mentions: 0, ...more }) as Channel; // all that is looked at

const guild = (id: string, channels: readonly Channel[], categories: readonly string[] = []): Guild =>
  ({ id, channels, categories: categories.map((one) => ({ id: one })) }) as unknown as Guild; // all that is looked at

const guilds = [
  guild(
    'one',
    [
      channel('c', { categoryId: 'k' }),
      channel('a'),
      channel('voice', { kind: 'VOICE' }),
      channel('old', { archived: true, isUnread: true }),
      channel('b', { isUnread: true }),
    ],
    ['k'],
  ),
  guild('two', [channel('d'), channel('e', { mentions: 1 })]),
];
const places = placesOf(guilds);
const at = (path: string) => placeAt(places, path);
const here = at('/guilds/one/a');
if (here === undefined) throw new Error('it is there');

describe('channels one after another', () => {
  it('go as the list shows them, without voice and without archived ones', () => {
    expect(places.map(({ channelId }) => channelId)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('begin with the first where the address names none', () => {
    expect(at('/')?.channelId).toBe('a');
    expect(at('/guilds/two')?.channelId).toBe('d');
    expect(at('/settings/profile')).toBeUndefined();
  });

  it('stay in the guild and go around its ends', () => {
    expect(neighbourOf(places, here, 1)?.channelId).toBe('b');
    expect(neighbourOf(places, here, -1)?.channelId).toBe('c');
  });

  it('lead to what is unread in all guilds, the nearest in the direction', () => {
    expect(unreadBeside(places, here, 1)?.channelId).toBe('b');
    expect(unreadBeside(places, here, -1)?.channelId).toBe('e');
    expect(unreadBeside(places, undefined, 1)?.channelId).toBe('b');
  });

  it('lead nowhere where nothing else is unread', () => {
    const [first] = placesOf([guild('one', [channel('a', { isUnread: true })])]);
    expect(first && unreadBeside([first], first, 1)).toBeUndefined();
  });
});
