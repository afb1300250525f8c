import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@chat/platform/testing';
import { expect, it } from 'vitest';
import { startProjectionsInProcess } from './startProjectionsInProcess.ts';
import { openConversation } from './testing/conversation.ts';
import { allDocuments, portsOver } from './testing/embeddedViews.ts';
import { notes, notesView } from './testing/toyProjections.ts';

const patience = 20_000;
const canary = 'canary-7f3a91-in-a-coal-mine';

const filesWith = async (directory: string, text: string): Promise<readonly string[]> => {
  const names = (await readdir(directory)).filter((name) => name.startsWith('views'));
  const found = await Promise.all(
    names.map(async (name) => ((await readFile(join(directory, name))).includes(text) ? name : undefined)),
  );
  return found.filter((name) => name !== undefined);
};

it('nulls a shredded text in the view, and leaves no byte of it in the files of the read store', async () => {
  await using directory = await temporaryDirectory();
  await using conversation = await openConversation(directory.path);
  await using ports = await portsOver(conversation, join(directory.path, 'views.sqlite'));
  const projections = startProjectionsInProcess(ports, { projections: [notes] });
  await using _stopped = { [Symbol.asyncDispose]: () => projections.stop() };
  await conversation.post(200);
  const { ids } = await conversation.post(1, canary);
  const { position } = await conversation.post(200);
  await projections.waitFor(position, ['notes'], patience);
  expect(await filesWith(directory.path, canary)).not.toEqual([]);

  await projections.waitFor(await conversation.shred(ids[0] ?? ''), ['notes'], patience);

  await expect.poll(() => filesWith(directory.path, canary), { timeout: patience }).toEqual([]);
  const documents = await allDocuments(ports.readStore, notesView);
  expect(documents.filter((document) => document.content === null).map((document) => document._id)).toEqual(ids);
});
