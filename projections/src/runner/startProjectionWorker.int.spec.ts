import { dataFiles, openSqliteReader, type ProjectionsStatus, type ReadModels, readEnvironment } from '@chat/platform';
import { recordingLog, temporaryDirectory } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { ProjectionWorkerCrashed, startProjectionWorker } from './startProjectionWorker.ts';
import { type Conversation, openConversation } from './testing/conversation.ts';
import { notesView, talliesView } from './testing/toyProjections.ts';

const patience = 30_000;

interface World {
  readonly directory: string;
  readonly conversation: Conversation;
  readonly statuses: readonly ProjectionsStatus[];
  readonly start: (module: string) => ReadModels;
}

const withWorld = async (test: (world: World) => Promise<void>): Promise<void> => {
  await using directory = await temporaryDirectory();
  await using conversation = await openConversation(directory.path);
  await using handles = new AsyncDisposableStack();
  const statuses: ProjectionsStatus[] = [];
  const start = (module: string) => {
    const handle = startProjectionWorker({
      environment: readEnvironment({ DATA_DIR: directory.path, LOG_LEVEL: 'silent' }),
      logId: conversation.logId,
      log: recordingLog(),
      eventStore: conversation.eventStore,
      onStatus: (status) => statuses.push(status),
      projections: new URL(`./testing/${module}.ts`, import.meta.url),
    });
    handles.defer(() => handle.stop());
    return handle;
  };
  await test({ directory: directory.path, conversation, statuses, start });
};

describe('startProjectionWorker', () => {
  it('folds in a thread of its own what this one appends, for this one to read', () =>
    withWorld(async ({ directory, conversation, start }) => {
      const projections = start('toyModule');
      const { ids, position } = await conversation.post(300, 'over there');
      expect(await projections.waitFor(position, ['notes', 'tallies'], patience)).toBe(true);
      const readStore = await openSqliteReader({ path: dataFiles(directory).readStore });

      expect(await readStore.get(notesView, ids[299] ?? '')).toMatchObject({ content: 'over there' });
      expect(await readStore.get(talliesView, (await readStore.get(notesView, ids[0] ?? ''))?.channelId ?? '')).toMatchObject({
        messages: 300,
      });
      expect(projections.status()).toMatchObject({
        degraded: false,
        views: [{ view: 'notes', position, lagFacts: 0 }, { view: 'tallies' }],
      });
      await readStore.close();
    }));

  it('builds a view anew on request, and says what it does not know', () =>
    withWorld(async ({ conversation, start }) => {
      const projections = start('toyModule');
      const { position } = await conversation.post(50);
      await projections.waitFor(position, ['notes'], patience);

      expect(await projections.rebuild('notes')).toMatchObject({
        position,
        documents: { live: 50, rebuilt: 50 },
        buckets: { equal: 256 },
      });
      await expect(projections.rebuild('nobody')).rejects.toThrow('nobody');
    }));

  it('starts a crashed worker again, which goes on from its checkpoint', () =>
    withWorld(async ({ conversation, statuses, start }) => {
      const projections = start('crashingModule');
      const { ids, position } = await conversation.post(20);
      await projections.waitFor(position, ['tallies'], patience);
      await conversation.pin(ids[0] ?? '');
      const { position: later } = await conversation.post(5);

      expect(await projections.waitFor(later, ['tallies'], patience)).toBe(true);
      expect(statuses.find(({ failure }) => failure !== undefined)).toMatchObject({
        degraded: true,
        views: [{ view: 'tallies', position, state: 'stopped' }],
        failure: { name: 'ProjectionWorkerCrashed' },
      });
      expect(projections.status()).toMatchObject({ degraded: false, views: [{ state: 'running' }] });
    }));

  it('rejects a rebuild that its crash cut off', () =>
    withWorld(async ({ conversation, start }) => {
      const projections = start('crashingModule');
      const { ids, position } = await conversation.post(2_000);
      await projections.waitFor(position, ['tallies'], patience);
      const rejected = expect(projections.rebuild('tallies')).rejects.toThrow(ProjectionWorkerCrashed);
      await conversation.pin(ids[0] ?? '');

      await rejected;
    }));

  it('tells those who wait when it stops, and stops twice', () =>
    withWorld(async ({ conversation, start }) => {
      const projections = start('toyModule');
      const { position } = await conversation.post(1);
      await projections.waitFor(position, ['notes'], patience);
      const waiting = projections.waitFor(`${position}~`, ['notes'], patience);
      await projections.stop();
      await projections.stop();

      expect(await waiting).toBe(false);
      expect(projections.status()).toMatchObject({ views: [{ state: 'stopped' }, { state: 'stopped' }] });
    }));

  it('goes on after a stop from where it was', () =>
    withWorld(async ({ directory, conversation, start }) => {
      const first = start('toyModule');
      await first.waitFor((await conversation.post(10)).position, ['tallies'], patience);
      await first.stop();
      const { position } = await conversation.post(10);
      await start('toyModule').waitFor(position, ['tallies'], patience);
      const readStore = await openSqliteReader({ path: dataFiles(directory).readStore });
      const [tally] = await readStore.getMany(talliesView, [(await conversation.eventStore.head())?.stream ?? '']);
      await readStore.close();

      expect(tally).toMatchObject({ messages: 20 });
    }));
});
