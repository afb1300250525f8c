import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dataFiles } from '@chat/platform';
import { temporaryDirectory } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { rebuildOf } from './prepareViews.ts';
import { ProjectionRunner } from './projectionRunner.ts';
import { type Conversation, openConversation } from './testing/conversation.ts';
import { allDocuments, freshFold, portsOver } from './testing/embeddedViews.ts';
import { notes, notesView, tallies, talliesView } from './testing/toyProjections.ts';

const patience = 30_000;
const program = fileURLToPath(new URL('./testing/projectUntilKilled.process.ts', import.meta.url));

/** Runs the program and kills it (-9) at the line after which `isEnough`, which it may meet in the middle of a batch. */
const killAt = async (args: readonly string[], isEnough: (line: string, lines: number) => boolean): Promise<void> => {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    lines += 1;
    if (isEnough(line, lines)) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
};

const finish = async (conversation: Conversation, directory: string, position: string) => {
  const ports = await portsOver(conversation, dataFiles(directory).readStore);
  const runner = new ProjectionRunner(ports, { projections: [notes, tallies] });
  runner.start();
  expect(await runner.waitFor(position, ['notes', 'tallies'], patience)).toBe(true);
  const stop = async () => {
    await runner.stop();
    await ports[Symbol.asyncDispose]();
  };
  return { readStore: ports.readStore, [Symbol.asyncDispose]: stop };
};

describe('projections killed with -9', () => {
  it('end with the documents of a fresh fold, wherever they were killed', async () => {
    await using directory = await temporaryDirectory();
    await using conversation = await openConversation(directory.path);
    const { ids } = await conversation.post(600);
    for (const id of ids.slice(0, 30)) await conversation.remove(id);
    const { position } = await conversation.post(300);
    for (const lines of [3, 11, 24]) {
      await killAt([directory.path, conversation.logId], (_line, seen) => seen === lines);
    }
    await using finished = await finish(conversation, directory.path, position);

    expect(await allDocuments(finished.readStore, notesView)).toEqual(await freshFold(notes, conversation));
    expect(await allDocuments(finished.readStore, talliesView)).toEqual(await freshFold(tallies, conversation));
  });

  it('leave the live view as it stood when that was in a rebuild, and drop the half-built one at the next start', async () => {
    await using directory = await temporaryDirectory();
    await using conversation = await openConversation(directory.path);
    const { position } = await conversation.post(400);
    {
      await using _caughtUp = await finish(conversation, directory.path, position);
    }
    await killAt([directory.path, conversation.logId, 'rebuild'], (line, lines) => lines > 3 && line.endsWith('notes'));
    {
      await using ports = await portsOver(conversation, join(dataFiles(directory.path).readStore));
      expect(await allDocuments(ports.readStore, notesView)).toEqual(await freshFold(notes, conversation));
    }
    await using finished = await finish(conversation, directory.path, position);

    expect(await allDocuments(finished.readStore, notesView)).toEqual(await freshFold(notes, conversation));
    expect(await finished.readStore.checkpoint(rebuildOf(notesView))).toBeUndefined();
  });
});
