import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { placeOf } from './entry.ts';
import { parseIrcFile } from './parseIrcFile.ts';
import { type IrcItem, type IrcLine, openIrcFolder, readIrcFolder } from './readIrcFolder.ts';

const sample = join(import.meta.dirname, 'testing');
const utc = Date.UTC;

const isLine = (item: IrcItem): item is IrcLine => item.kind !== 'skippedAnnotation';
const linesOf = async (folder: string): Promise<IrcLine[]> => {
  const items: IrcItem[] = [];
  for await (const item of readIrcFolder(folder)) items.push(item);
  return items.filter(isLine);
};
const countsOf = (lines: readonly IrcLine[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of lines) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe('the small log', () => {
  it('every line is accounted for, once and by its kind', async () => {
    const lines = await linesOf(sample);
    const { lines: expected } = await openIrcFolder(sample);
    expect(new Set(lines.map(placeOf)).size).toBe(expected);
    expect(countsOf(lines)).toEqual({
      message: 21,
      joined: 3,
      left: 3,
      renamed: 2,
      topicChanged: 2,
      modeChanged: 9,
      kicked: 1,
      serviceNotice: 3,
      unpostable: 3,
      blank: 1,
      unknown: 1,
    });
  });

  it('a line that is not understood is named by file and line', async () => {
    const unknown = (await linesOf(sample)).filter(({ kind }) => kind === 'unknown');
    expect(unknown.map(placeOf)).toEqual(['2009-03-01.raw.txt:20']);
  });

  it('lines of both encodings stand side by side', async () => {
    const texts = (await linesOf(sample)).map((line) => (line.kind === 'message' ? line.text : ''));
    expect(texts).toContain('café “open” € 5');
    expect(texts).toContain('café in utf-8');
  });

  it('is in time order over its files, which overlap after midnight', async () => {
    const lines = await linesOf(sample);
    expect(lines.map(({ occurredAt }) => occurredAt)).toEqual(lines.map(({ occurredAt }) => occurredAt).sort((a, b) => a - b));
    const lastFive = lines.slice(-5).map(placeOf);
    expect(lastFive.map((place) => place.slice(8))).toEqual([
      '02.raw.txt:7',
      '01.raw.txt:19',
      '01.raw.txt:20',
      '02.raw.txt:8',
      '01.raw.txt:21',
    ]);
  });

  it('the day of the name is that of the first annotated line', async () => {
    const [first, second] = (await linesOf(sample)).filter(({ file }) => file === '2009-03-02.raw.txt');
    expect(first?.occurredAt).toBe(utc(2009, 2, 1, 22, 50));
    expect(second?.occurredAt).toBe(utc(2009, 2, 2, 0, 4));
  });

  it('annotations become replies to earlier lines of the same file', async () => {
    const answers = (await linesOf(sample)).filter(({ replyTo }) => replyTo.length > 0);
    expect(answers.map((line) => [placeOf(line), line.replyTo])).toEqual([
      ['2005-03-01.raw.txt:3', [1]],
      ['2005-03-01.raw.txt:5', [1]],
      ['2005-03-01.raw.txt:6', [4]],
      ['2009-03-02.raw.txt:3', [0, 1]],
      ['2009-03-02.raw.txt:8', [0, 1, 2, 5, 6]],
    ]);
  });

  it('annotations that give no reply are handed over with the reason', async () => {
    const skipped = new Map<unknown, string>();
    for await (const item of readIrcFolder(sample)) if (!isLine(item)) skipped.set(String(item.annotation), item.reason);
    expect(Object.fromEntries(skipped)).toEqual({
      '3,6': 'ANSWERED_IS_NO_MESSAGE',
      nonsense: 'MALFORMED',
      '7,99': 'LINE_MISSING',
      '7,6': 'ANSWERS_A_LATER_LINE',
      '6,7': 'REPEATED',
      '3,5': 'ANSWERED_IS_NO_MESSAGE',
    });
  });

  it('can be read again from its start', async () => {
    const folder = await openIrcFolder(sample);
    const read = async () => {
      const places: string[] = [];
      for await (const item of folder.items()) if (isLine(item)) places.push(placeOf(item));
      return places;
    };
    expect(await read()).toEqual(await read());
  });
});

describe('a folder', () => {
  it('may hold logs without annotations, empty logs and other files', async () => {
    await using directory = await temporaryDirectory();
    await copyFile(join(sample, '2005-03-01.raw.txt'), join(directory.path, '2005-03-01.raw.txt'));
    await writeFile(join(directory.path, '2005-03-02.raw.txt'), '');
    await writeFile(join(directory.path, 'README.md'), 'not a log');
    expect((await openIrcFolder(directory.path)).lines).toBe(20);
    expect((await linesOf(directory.path)).every(({ replyTo }) => replyTo.length === 0)).toBe(true);
  });

  it('without logs is refused by name', async () => {
    await using directory = await temporaryDirectory();
    await expect(openIrcFolder(directory.path)).rejects.toMatchObject({ name: 'NoIrcLogs' });
  });

  it('that is not there is an error of the file system', async () =>
    await expect(openIrcFolder(join(sample, 'absent'))).rejects.toMatchObject({ code: 'ENOENT' }));
});

describe('a file', () => {
  it('that is not named after a day is refused', () => {
    for (const name of ['log.raw.txt', '2005-13-01.raw.txt', '2005-03-01.txt'])
      expect(() => parseIrcFile(name, Buffer.from('[09:00] <ada> hi'))).toThrow(name);
  });
});
