import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Millis } from '@chat/schema/events';
import { type AnnotatedPair, firstAnnotated, parseAnnotations, resolveReplies, type SkipReason } from './annotations.ts';
import type { IrcEntry } from './entry.ts';
import { mergeByTime } from './mergeByTime.ts';
import { dayOf, parseIrcFile, readLines } from './parseIrcFile.ts';

/** The folder holds no file named as `2004-12-25.raw.txt`. */
export class NoIrcLogs extends Error {
  override readonly name = 'NoIrcLogs';
  constructor(folder: string) {
    super(`${folder}: no file named as 2004-12-25.raw.txt`);
  }
}

/** A line of a log and the earlier lines of its file that it answers. */
export type IrcLine = IrcEntry & { readonly replyTo: readonly number[] };

/** An annotation that gives no reply. */
export interface SkippedAnnotation {
  readonly kind: 'skippedAnnotation';
  /** The annotated log. */
  readonly file: string;
  readonly annotation: AnnotatedPair | string;
  readonly reason: SkipReason | 'MALFORMED';
  /** When its log begins: it comes before the first line of it. */
  readonly occurredAt: Millis;
}

export type IrcItem = IrcLine | SkippedAnnotation;

interface LogFile {
  readonly name: string;
  readonly startsAt: Millis;
  readonly lines: number;
}

/** A folder of logs, ready to be read from its first line any number of times. */
export interface IrcFolder {
  readonly files: readonly LogFile[];
  /** Of all files: what a progress bar counts to. */
  readonly lines: number;
  /** In time order over all files; lines of equal time in the order of their files, and of one file in its order. */
  items(): AsyncIterable<IrcItem>;
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const readAnnotations = async (folder: string, name: string) => {
  const path = join(folder, name.replace(/\.raw\.txt$/, '.annotation.txt'));
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return '';
    throw error;
  });
  return parseAnnotations(text);
};

const survey = async (folder: string, name: string): Promise<LogFile> => {
  const annotations = await readAnnotations(folder, name);
  const { lines, moments } = readLines(name, await readFile(join(folder, name)), firstAnnotated(annotations));
  return { name, startsAt: moments[0] ?? dayOf(name) ?? 0, lines: lines.length };
};

const readItems = async (folder: string, { name, startsAt }: LogFile): Promise<readonly IrcItem[]> => {
  const annotations = await readAnnotations(folder, name);
  const entries = parseIrcFile(name, await readFile(join(folder, name)), firstAnnotated(annotations));
  const { answeredBy, skipped } = resolveReplies(annotations.pairs, entries);
  const skip = (annotation: AnnotatedPair | string, reason: SkippedAnnotation['reason']): SkippedAnnotation => {
    return { kind: 'skippedAnnotation', file: name, annotation, reason, occurredAt: startsAt };
  };
  return [
    ...annotations.malformed.map((text) => skip(text, 'MALFORMED')),
    ...skipped.map(({ pair, reason }) => skip(pair, reason)),
    ...entries.map((entry) => ({ ...entry, replyTo: answeredBy.get(entry.line) ?? [] })),
  ];
};

const byStart = (a: LogFile, b: LogFile): number => a.startsAt - b.startsAt || (a.name < b.name ? -1 : 1);

/** Surveys the logs of a folder. Files of other names are left alone. Rejects with `NoIrcLogs`, or as the file system does. */
export const openIrcFolder = async (folder: string): Promise<IrcFolder> => {
  const names = (await readdir(folder)).filter((name) => dayOf(name) !== undefined);
  if (names.length === 0) throw new NoIrcLogs(folder);
  const files: LogFile[] = [];
  // One after the other: a folder may hold years, and memory holds one day.
  for (const name of names) files.push(await survey(folder, name));
  files.sort(byStart);
  return {
    files,
    lines: files.reduce((sum, file) => sum + file.lines, 0),
    items: () => mergeByTime(files.map((file) => ({ startsAt: file.startsAt, read: () => readItems(folder, file) }))),
  };
};

/** The lines of a folder of logs in time order; memory holds the days that overlap. */
export async function* readIrcFolder(folder: string): AsyncGenerator<IrcItem, void, undefined> {
  const { items } = await openIrcFolder(folder);
  yield* items();
}
