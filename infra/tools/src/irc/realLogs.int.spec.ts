import { beforeAll, describe, expect, it } from 'vitest';
import { classifyBan, followBans } from './banMask.ts';
import { foldNickname } from './nickname.ts';

import { type IrcItem, type IrcLine, openIrcFolder } from './readIrcFolder.ts';
import { realLogs } from './testing/chatData.ts';

class Tally {
  readonly counts: Record<string, number> = {};
  readonly authors = new Set<string>();
  readonly places = new Set<string>();
  replies = 0;
  latest = 0;
  isInTimeOrder = true;
  private readonly follow = followBans();

  add(item: IrcItem): void {
    this.isInTimeOrder &&= item.occurredAt >= this.latest;
    this.latest = item.occurredAt;
    this.count(item.kind);
    if (item.kind !== 'skippedAnnotation') this.addLine(item);
  }

  private addLine(line: IrcLine): void {
    this.places.add(`${line.file}:${line.line}`);
    this.replies += line.replyTo.length;
    if (line.kind === 'message') this.authors.add(foldNickname(line.nick));
    const changes = line.kind === 'modeChanged' ? line.changes : [];
    for (const ban of changes.map(classifyBan)) if (ban) this.count(this.follow(ban).kind);
  }

  private count(kind: string): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
  }
}

if (realLogs === undefined) process.stdout.write('not run: data\n');

// Counted apart from this code, with grep, sed, tr and sort over the same files.
describe.runIf(realLogs !== undefined)('153 days of #ubuntu', () => {
  const tally = new Tally();
  let files = 0;
  let lines = 0;

  beforeAll(async () => {
    const folder = await openIrcFolder(realLogs ?? '');
    files = folder.files.length;
    lines = folder.lines;
    const started = performance.now();
    for await (const item of folder.items()) tally.add(item);
    const seconds = (performance.now() - started) / 1_000;
    process.stdout.write(`${Math.round(lines / seconds)} lines/s read, ${lines} lines in ${files} files\n`);
  });

  it('every line is accounted for, once', () => {
    expect(files).toBe(153);
    expect(tally.places.size).toBe(220_463);
    expect(lines).toBe(220_463);
  });

  it('at most one line in a thousand is not understood', () =>
    expect(tally.counts['unknown'] ?? 0).toBeLessThanOrEqual(lines / 1_000));

  it('what is said and what happens are told apart', () =>
    expect(tally.counts).toMatchObject({
      message: 197_278,
      unpostable: 25,
      joined: 15_855,
      left: 2_586,
      renamed: 4_428,
      modeChanged: 268,
      topicChanged: 10,
      kicked: 6,
      serviceNotice: 7,
    }));

  it('the authors are as many as their folded nicknames', () => expect(tally.authors.size).toBe(15_558));

  it('bans are told apart by whom they mean', () =>
    expect(tally.counts).toMatchObject({
      memberBanned: 4,
      memberUnbanned: 2,
      memberTimedOut: 6,
      memberTimeoutLifted: 3,
      maskBanned: 27,
      maskUnbanned: 65,
    }));

  it('every annotation is a reply, the start of a conversation or skipped', () => {
    const [pairs, starts] = [69_395, 16_754];
    expect(tally.replies + starts + (tally.counts['skippedAnnotation'] ?? 0)).toBe(pairs);
    expect(tally.counts['skippedAnnotation']).toBe(48);
  });

  it('time never goes back', () => expect(tally.isInTimeOrder).toBe(true));
});
