import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleFact, sampleFacts } from '../testing/sampleFacts.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { canonicalBytes } from './canonical.ts';
import { type AppendMessage, GroupCommit } from './groupCommit.ts';
import { prepareLog } from './sqliteDatabase.ts';
import { SqliteLog } from './sqliteLog.ts';

const openGroups = async (maximumPages?: number) => {
  const directory = await temporaryDirectory();
  const path = join(directory.path, 'log.db');
  prepareLog(path);
  return {
    path,
    groups: new GroupCommit(path, maximumPages),
    async [Symbol.asyncDispose]() {
      this.groups.close();
      await directory[Symbol.asyncDispose]();
    },
  };
};

let tickets = 0;
const append = (stream: string, expected: number, facts = [sampleFact()]): AppendMessage => {
  tickets += 1;
  return { ticket: tickets, stream, expected, envelopes: facts.map(canonicalBytes) };
};

describe('a group of appends', () => {
  it('is judged in its order, each by what those before it wrote', async () => {
    await using opened = await openGroups();
    const answers = opened.groups.commit([append('a', -1), append('a', -1), append('a', 0), append('b', 0), append('b', -1)]);
    expect(answers).toMatchObject([
      { kind: 'appended', firstPlace: 1 },
      { kind: 'conflict', actual: 0 },
      { kind: 'appended', firstPlace: 2 },
      { kind: 'conflict', actual: -1 },
      { kind: 'appended', firstPlace: 3 },
    ]);
  });

  it('knows a repeat within itself', async () => {
    await using opened = await openGroups();
    const facts = sampleFacts(2);
    const answers = opened.groups.commit([append('a', -1, facts), append('a', -1, facts)]);
    expect(answers).toMatchObject([{ kind: 'appended' }, { kind: 'repeated', places: [1, 2] }]);
  });

  it('knows a repeat of facts that came in two batches, and where they stand', async () => {
    await using opened = await openGroups();
    const [first, second] = [sampleFact(), sampleFact()];
    opened.groups.commit([append('a', -1, [first]), append('b', -1), append('a', 0, [second])]);
    expect(opened.groups.commit([append('a', -1, [first, second])])).toMatchObject([{ kind: 'repeated', places: [1, 3] }]);
  });

  it('goes on where the file ends after opening anew', async () => {
    await using opened = await openGroups();
    opened.groups.commit([append('a', -1, sampleFacts(3))]);
    opened.groups.close();
    opened.groups = new GroupCommit(opened.path);
    expect(opened.groups.commit([append('a', 2), append('a', 1)])).toMatchObject([
      { kind: 'appended', firstPlace: 4 },
      { kind: 'conflict', actual: 3 },
    ]);
  });

  it('that does not fit on the disk throws, and leaves nothing in the log once it is closed', async () => {
    await using opened = await openGroups(20);
    opened.groups.commit([append('a', -1)]);
    const large = Array.from({ length: 5 }, (_, stream) => append(`b${stream}`, -1, [sampleFact({ text: 'x'.repeat(50_000) })]));
    expect(() => opened.groups.commit([append('a', 0), ...large])).toThrow('full');
    opened.groups.close();
    opened.groups = new GroupCommit(opened.path);
    const log = new SqliteLog(opened.path, 100);
    expect(log.lastPlace()).toBe(1);
    log.close();
    expect(opened.groups.commit([append('a', 0)])).toMatchObject([{ kind: 'appended', firstPlace: 2 }]);
  });
});
