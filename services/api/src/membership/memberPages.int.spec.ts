import 'reflect-metadata';
import { join } from 'node:path';
import { openSqliteReadStore, type ReadStoreWriter, type Write } from '@chat/platform';
import { type TemporaryDirectory, temporaryDirectory } from '@chat/platform/testing';
import type { Colour, Id } from '@chat/schema/events';
import { laterWords, normalisedName } from '@chat/schema/text';
import {
  handleSlot,
  type MemberDocument,
  memberId,
  membersView,
  type NameKeyDocument,
  nameKeyId,
  nameKeysView,
  type PersonDocument,
  peopleView,
} from '@chat/schema/views';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../graph/context.ts';
import { loadersOn } from '../graph/loaders.ts';
import { type PageArgs, pageOf } from '../graph/page.ts';
import { Views } from '../graph/views.ts';
import { membersByJoin } from './memberPages.ts';
import { membersByName } from './memberSearch.ts';

const id = (number: number): Id => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits
const guildId = id(1);
const smallGuild = id(3);
const many = 50_000;
const pos = '1'.padStart(16, '0');

/** Neighbours in one order are far apart in the other. */
const nameOf = (number: number): string => `Person ${((number * 7_919) % many).toString().padStart(5, '0')}`;

/** They bear many names of this kind too, and are in no guild. */
const outsiders = 6_000;
const outsiderName = 'Oscar Quentin';

const person = (number: number, name = nameOf(number), guildIds = [guildId]): PersonDocument => ({
  _id: id(number + 10),
  pos,
  kind: 'PERSON',
  handle: `p${number}`,
  displayName: name,
  avatarColour: '#5865f2' as Colour,
  locale: 'EN',
  registeredAt: 1,
  guildIds,
  handleFactId: null,
  nameFactId: id(number + 10),
  sortName: normalisedName(name),
});

const keysOf = ({ _id: userId, displayName, handle, nameFactId: factId }: PersonDocument): readonly NameKeyDocument[] => {
  const keys = [handle ?? '', ...laterWords(displayName ?? '')];
  return keys.map((key, slot) => ({ _id: nameKeyId(userId, handleSlot + slot), pos, userId, factId, key }));
};

const put = (document: PersonDocument): Write[] => [
  { view: peopleView, put: document },
  ...keysOf(document).map((key): Write => ({ view: nameKeysView, put: key })),
];

const member = (number: number, of = guildId): MemberDocument => ({
  _id: memberId(of, id(number + 10)),
  pos,
  guildId: of,
  userId: id(number + 10),
  roleIds: [],
  joinedAt: number,
});

const fill = async (store: ReadStoreWriter): Promise<void> => {
  const views = [peopleView, nameKeysView, membersView];
  await store.prepare(views);
  for (let from = 0; from < many; from += 1_000) {
    const numbers = Array.from({ length: 1_000 }, (_, index) => from + index);
    const writes = numbers.flatMap((number): Write[] => [...put(person(number)), { view: membersView, put: member(number) }]);
    await store.commit(writes, { logId: id(2), position: pos }, views);
  }
  const numbers = Array.from({ length: outsiders }, (_, index) => many + index);
  const inside = (number: number, name: string): Write[] => [
    ...put(person(number, name, [smallGuild])),
    { view: membersView, put: member(number, smallGuild) },
  ];
  const others = [
    ...numbers.flatMap((number) => put(person(number, outsiderName, []))),
    ...inside(100_000, 'Анна-Мария Ёлкина'),
    ...inside(100_001, 'Ёлкин Пётр'),
    ...inside(100_002, 'P100002 P100002'),
    ...inside(100_003, 'Oscar Quentinzz'),
  ];
  for (let from = 0; from < others.length; from += 1_000)
    await store.commit(others.slice(from, from + 1_000), { logId: id(2), position: pos }, views);
};

const median = (times: readonly number[]): number => [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;

describe('fifty thousand members', () => {
  let directory: TemporaryDirectory;
  let store: ReadStoreWriter;

  const context = (): Context => {
    const views = new Views(store, {
      waitFor: () => Promise.resolve(true),
      newest: () => undefined,
      isParked: () => Promise.resolve(false),
    });
    return { views, loaders: loadersOn({ views, presence: undefined as never, log: undefined as never }) } as unknown as Context; // all that the pages use
  };
  const named = (search: string, args: PageArgs = {}, of = guildId) => membersByName(context(), of, search, pageOf(args));
  const inSmall = (search: string, args: PageArgs = {}) => named(search, args, smallGuild);
  const numbers = (connection: Awaited<ReturnType<typeof named>>): readonly number[] =>
    connection.edges.map(({ node }) => Number.parseInt(node.userId, 16) - 10);
  const timed = async (page: () => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      const started = performance.now();
      await page();
      times.push(performance.now() - started);
    }
    return median(times);
  };

  beforeAll(async () => {
    directory = await temporaryDirectory();
    store = await openSqliteReadStore({ path: join(directory.path, 'views.sqlite') });
    await fill(store);
  }, 120_000);

  afterAll(async () => {
    await store.close();
    await directory[Symbol.asyncDispose]();
  });

  it('come in the order of their names, page by page, both ways', async () => {
    const first = await named('', { first: 100 });
    const second = await named('', { first: 100, after: first.pageInfo.endCursor ?? '' });
    const names = [...numbers(first), ...numbers(second)].map(nameOf);
    expect(names).toEqual(Array.from({ length: 200 }, (_, index) => `Person ${index.toString().padStart(5, '0')}`));
    const back = await named('', { last: 100, before: second.pageInfo.startCursor ?? '' });
    expect(numbers(back)).toEqual(numbers(first));
    const end = await named('', { last: 1 });
    expect(numbers(end).map(nameOf)).toEqual(['Person 49999']);
  });

  it('are found by the beginning of their name, whatever its case', async () => {
    const found = await named('PERSON 4242');
    expect(numbers(found).map(nameOf)).toEqual(Array.from({ length: 10 }, (_, index) => `Person 4242${index}`));
    expect((await named('nobody')).edges).toEqual([]);
  });

  it('are found by the beginning of a later word, in Russian too, after those whose name begins so', async () => {
    expect(numbers(await inSmall('елкин'))).toEqual([100_001, 100_000]);
    expect(numbers(await inSmall('МАРИЯ Ё'))).toEqual([100_000]);
    expect(numbers(await named('42421')).map(nameOf)).toEqual(['Person 42421']);
  });

  it('are found by the beginning of their handle, with @ or without', async () => {
    expect(numbers(await named('p4242'))).toEqual([4_242, ...Array.from({ length: 10 }, (_, digit) => 42_420 + digit)]);
    expect(numbers(await named('@P42424'))).toEqual([42_424]);
  });

  it('are shown once, however many of their words fit', async () => {
    expect(numbers(await inSmall('p100002'))).toEqual([100_002]);
    expect(numbers(await inSmall('@p100002'))).toEqual([100_002]);
  });

  it('come page by page over both kinds, the same both ways', async () => {
    const first = await named('p', { first: 100 });
    const second = await named('p', { first: 100, after: first.pageInfo.endCursor ?? '' });
    expect(new Set([...numbers(first), ...numbers(second)]).size).toBe(200);
    const all = await inSmall('ел', { first: 1 });
    const next = await inSmall('ел', { first: 1, after: all.pageInfo.endCursor ?? '' });
    expect([numbers(all), numbers(next)]).toEqual([[100_001], [100_000]]);
    expect(next.pageInfo.hasNextPage).toBe(false);
    const back = await inSmall('ел', { last: 1, before: next.pageInfo.startCursor ?? '' });
    expect(numbers(back)).toEqual([100_001]);
    expect(numbers(await inSmall('ел', { last: 1 }))).toEqual([100_000]);
  });

  it('are found among many others of the same name who are elsewhere, a few short pages on', async () => {
    let page = await inSmall('quentin', { first: 5 });
    expect(page.edges).toEqual([]);
    expect(page.pageInfo.hasNextPage).toBe(true);
    page = await inSmall('quentin', { first: 5, after: page.pageInfo.endCursor ?? '' });
    expect(numbers(page)).toEqual([100_003]);
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it('refuse a cursor that they did not give', async () => {
    const after = Buffer.from(JSON.stringify(['person', 'x'])).toString('base64url');
    await expect(named('p', { after })).rejects.toMatchObject({ extensions: { code: 'INVALID_INPUT', rule: 'UNKNOWN_CURSOR' } });
  });

  it('come in the order of joining', async () => {
    const page = await membersByJoin(context(), guildId, pageOf({ first: 3 }));
    expect(numbers(page)).toEqual([0, 1, 2]);
    const next = await membersByJoin(context(), guildId, pageOf({ first: 3, after: page.pageInfo.endCursor ?? '' }));
    expect(numbers(next)).toEqual([3, 4, 5]);
    const last = await membersByJoin(context(), guildId, pageOf({ last: 2 }));
    expect(numbers(last)).toEqual([many - 2, many - 1]);
  });

  it('take less than 20 ms a page, at any depth', async () => {
    const middle = await named('person 25000', { first: 1 });
    const after = middle.pageInfo.endCursor ?? '';
    const pages = [
      () => named(''),
      () => named('', { after }),
      () => named('person 4'),
      () => named('4'),
      () => named('p4'),
      () => named('@p', { last: 50 }),
      () => named('', { last: 50 }),
    ];
    for (const page of pages) expect(await timed(page)).toBeLessThan(20);
  });
});
