import 'reflect-metadata';
import { join } from 'node:path';
import { openSqliteReadStore, type ReadStoreWriter, type Write } from '@chat/platform';
import { type TemporaryDirectory, temporaryDirectory } from '@chat/platform/testing';
import type { Colour, Id } from '@chat/schema/events';
import { normalisedName } from '@chat/schema/text';
import { type MemberDocument, memberId, membersView, type PersonDocument, peopleView } from '@chat/schema/views';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../graph/context.ts';
import { loadersOn } from '../graph/loaders.ts';
import { type PageArgs, pageOf } from '../graph/page.ts';
import { Views } from '../graph/views.ts';
import { membersByJoin, membersByName } from './memberPages.ts';

const id = (number: number): Id => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits
const guildId = id(1);
const many = 50_000;
const pos = '1'.padStart(16, '0');

/** Neighbours in one order are far apart in the other. */
const nameOf = (number: number): string => `Person ${((number * 7_919) % many).toString().padStart(5, '0')}`;

const person = (number: number): PersonDocument => ({
  _id: id(number + 10),
  pos,
  kind: 'PERSON',
  handle: `p${number}`,
  displayName: nameOf(number),
  avatarColour: '#5865f2' as Colour,
  locale: 'EN',
  registeredAt: 1,
  guildIds: [guildId],
  handleFactId: null,
  nameFactId: id(number + 10),
  sortName: normalisedName(nameOf(number)),
});

const member = (number: number): MemberDocument => ({
  _id: memberId(guildId, id(number + 10)),
  pos,
  guildId,
  userId: id(number + 10),
  roleIds: [],
  joinedAt: number,
});

const fill = async (store: ReadStoreWriter): Promise<void> => {
  const views = [peopleView, membersView];
  await store.prepare(views);
  for (let from = 0; from < many; from += 1_000) {
    const numbers = Array.from({ length: 1_000 }, (_, index) => from + index);
    const writes = numbers.flatMap((number): Write[] => [
      { view: peopleView, put: person(number) },
      { view: membersView, put: member(number) },
    ]);
    await store.commit(writes, { logId: id(2), position: pos }, views);
  }
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
    return { views, loaders: loadersOn(views) } as unknown as Context; // all that the pages use
  };
  const named = (search: string, args: PageArgs = {}) => membersByName(context(), guildId, search, pageOf(args));
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
    const pages = [() => named(''), () => named('', { after }), () => named('person 4'), () => named('', { last: 50 })];
    const times = await Promise.all(pages.map((page) => timed(page)));
    for (const time of times) expect(time).toBeLessThan(20);
  });
});
