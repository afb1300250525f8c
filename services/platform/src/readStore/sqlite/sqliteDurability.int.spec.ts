import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samples } from '../../testing/readStoreContract/opened.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import type { ReadStore } from '../readStore.ts';
import { openSqliteReader } from './sqliteReader.ts';
import { openSqliteReadStore } from './sqliteReadStore.ts';
import { startWriter, startWriterOnFullDisk, type WriterProcess } from './writerProcess.fixture.ts';

const killedAfter = [1, 2, 3, 7, 13, 29, 41, 64];

/** Reads lines until `count` commits are acknowledged; answers the last position. */
const acknowledged = async (writer: WriterProcess, count: number): Promise<number> => {
  let last = 0;
  let seen = 0;
  for await (const line of writer.lines) {
    last = Number(line.replace('committed ', ''));
    seen += 1;
    if (seen === count) break;
  }
  return last;
};

const expectAgreement = async (store: ReadStore): Promise<number> => {
  const position = Number((await store.checkpoint(samples))?.position);
  const found = await store.find(samples, { index: 'byPlace', limit: 1_000 });
  expect(found.map(({ seq }) => seq)).toEqual(Array(50).fill(position));
  expect(await store.find(samples, { index: 'byToken', equals: { tokens: `t${position}` }, limit: 1_000 })).toHaveLength(50);
  expect(await store.find(samples, { index: 'byToken', equals: { tokens: `t${position - 1}` }, limit: 1_000 })).toEqual([]);
  return position;
};

describe('the SQLite read store', () => {
  it('agrees with its checkpoint after every kill -9, and has lost no commit', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    for (const commits of killedAfter) {
      const writer = startWriter(path);
      const last = await acknowledged(writer, commits);
      await writer.kill();
      const store = await openSqliteReadStore({ path });
      expect(await expectAgreement(store)).toBeGreaterThanOrEqual(last);
      await store.close();
    }
  });

  it('shows a reader one committed state a call while another process writes', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    const reader = await openSqliteReader({ path });
    expect(await reader.get(samples, 'd0')).toBeUndefined();
    await using writer = startWriter(path);
    await acknowledged(writer, 1);
    const states = new Set<number | undefined>();
    const ids = Array.from({ length: 50 }, (_, at) => `d${at}`);
    const any = { path: 'channel', values: ['c0', 'c1'] };
    while (states.size < 40) {
      const calls = [
        await reader.find(samples, { index: 'byPlace', limit: 1_000 }),
        await reader.find(samples, { index: 'byPlace', any, after: ['c0', 0, ''], limit: 1_000 }),
        await reader.getMany(samples, ids),
      ];
      for (const found of calls) {
        expect(found).toHaveLength(50);
        const [state, ...others] = new Set(found.map(({ seq }) => seq));
        expect(others).toEqual([]);
        states.add(state);
      }
    }
    await reader.close();
  });

  it('changes nothing by a commit that the disk has no room for, and goes on reading', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    await using writer = startWriterOnFullDisk(path, 4_000);
    const lines: string[] = [];
    for await (const line of writer.lines) lines.push(line);
    const committed = lines.filter((line) => line.startsWith('committed')).length;
    expect(committed).toBeGreaterThan(0);
    expect(lines.slice(-2)).toEqual([`failed ReadStoreUnavailable at ${committed}`, `stands at ${committed}`]);
    const store = await openSqliteReadStore({ path });
    expect(await expectAgreement(store)).toBe(committed);
    await store.close();
  });
});
