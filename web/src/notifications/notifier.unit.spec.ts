import { describe, expect, it } from 'vitest';
import { Notifier, type Told, type Wishes } from './notifier.ts';
import type { PlaceMark } from './placeMarks.ts';

const place = (id: string, newest: number, more: Partial<PlaceMark> = {}): PlaceMark => ({
  id,
  kind: 'channel',
  path: `/${id}`,
  name: id,
  guildName: 'Harbour',
  isUnread: newest > 0,
  newest,
  mentions: 0,
  ...more,
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A channel where Ada has said as much as is known to be new. */
const world = (wishes: Partial<Wishes> = {}, more: { readonly isTeller?: boolean; readonly authorId?: string } = {}) => {
  const done: string[] = [];
  const seen = new Set<string>();
  let newest = 0;
  const notifier = new Notifier({
    viewerId: 'viewer',
    wishes: () => ({ level: 'ALL', isDisturbed: true, hasSounds: false, ...wishes }),
    isTeller: () => more.isTeller ?? true,
    isSeen: (id) => seen.has(id),
    newestOf: async (): Promise<Told> => ({
      seq: newest,
      authorId: more.authorId ?? 'ada',
      authorName: 'Ada',
      content: `text ${newest}`,
    }),
    show: ({ id }, { content }) => void done.push(`${id}: ${content}`),
    close: (id) => void done.push(`close ${id}`),
    play: () => void done.push('sound'),
    pause: async () => undefined,
  });
  const happens = async (...places: readonly PlaceMark[]): Promise<void> => {
    newest = Math.max(...places.map((one) => one.newest));
    notifier.take(places);
    await settled();
  };
  return { done, seen, happens };
};

describe('notifications', () => {
  it('tell of what becomes new, not of what was there before', async () => {
    const { done, happens } = world();
    await happens(place('c', 5));
    await happens(place('c', 6));
    expect(done).toEqual(['c: text 6']);
  });

  it('tell only of mentions where the person wants no more', async () => {
    const { done, happens } = world({ level: 'MENTIONS' });
    await happens(place('c', 5));
    await happens(place('c', 6));
    await happens(place('c', 7, { mentions: 1 }));
    expect(done).toEqual(['c: text 7']);
  });

  it('tell of nothing where the person wants nothing, must not be disturbed, or another tab tells', async () => {
    for (const { done, happens } of [world({ level: 'NONE' }), world({ isDisturbed: false }), world({}, { isTeller: false })]) {
      await happens(place('c', 5));
      await happens(place('c', 6, { mentions: 1 }));
      expect(done).toEqual([]);
    }
  });

  it('never tell of what the person looks at, or has said', async () => {
    const looking = world();
    looking.seen.add('c');
    await looking.happens(place('c', 5));
    await looking.happens(place('c', 6));
    const own = world({}, { authorId: 'viewer' });
    await own.happens(place('c', 5));
    await own.happens(place('c', 6));
    expect([...looking.done, ...own.done]).toEqual([]);
  });

  it('tell of one message once, though it is new and a mention', async () => {
    const { done, happens } = world();
    await happens(place('c', 5));
    await happens(place('c', 6));
    await happens(place('c', 6, { mentions: 1 }));
    expect(done).toEqual(['c: text 6']);
  });

  it('go away once the place is read, here or elsewhere', async () => {
    const { done, happens } = world();
    await happens(place('c', 5));
    await happens(place('c', 6));
    await happens(place('c', 6, { isUnread: false }));
    expect(done.at(-1)).toBe('close c');
  });

  it('sound where the person wants it', async () => {
    const { done, happens } = world({ hasSounds: true });
    await happens(place('c', 5));
    await happens(place('c', 6));
    expect(done).toEqual(['c: text 6', 'sound']);
  });
});
