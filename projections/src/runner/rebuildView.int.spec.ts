import { join } from 'node:path';
import { temporaryDirectory } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { defineProjection, type Projection } from './projection.ts';
import { ProjectionRunner } from './projectionRunner.ts';
import type { RunnerPorts } from './runnerPorts.ts';
import { type Conversation, openConversation } from './testing/conversation.ts';
import { allDocuments, freshFold, portsOver } from './testing/embeddedViews.ts';
import { notes, notesView, type Tally, tallies, talliesView } from './testing/toyProjections.ts';

const patience = 20_000;

const withConversation = async (
  test: (world: {
    conversation: Conversation;
    ports: RunnerPorts;
    run: (projections: readonly Projection[]) => ProjectionRunner;
  }) => Promise<void>,
) => {
  await using directory = await temporaryDirectory();
  await using conversation = await openConversation(directory.path);
  await using ports = await portsOver(conversation, join(directory.path, 'views.sqlite'));
  await using runners = new AsyncDisposableStack();
  const run = (projections: readonly Projection[]) => {
    const runner = new ProjectionRunner(ports, { projections });
    runners.defer(() => runner.stop());
    runner.start();
    return runner;
  };
  await test({ conversation, ports, run });
};

const contents = (documents: readonly { readonly pos: string }[]) => documents.map(({ pos: _pos, ...content }) => content);

describe('rebuild', () => {
  it('equals the live view by the hash of every bucket, while facts keep coming', () =>
    withConversation(async ({ conversation, ports, run }) => {
      const { ids } = await conversation.post(3_000);
      const runner = run([notes, tallies]);
      await runner.waitFor(await conversation.remove(ids[0] ?? ''), ['notes'], patience);
      let isDone = false;
      const rebuilding = runner.rebuild('notes').finally(() => {
        isDone = true;
      });
      let last = '';
      while (!isDone) last = (await conversation.post(5)).position;
      const report = await rebuilding;
      await runner.waitFor(last, ['notes', 'tallies'], patience);

      expect(report).toMatchObject({ view: 'notes', buckets: { equal: 256, different: 0 }, differentIds: [], parked: 0 });
      expect(report.documents.live).toBe(report.documents.rebuilt);
      expect(report.documents.live).toBeGreaterThanOrEqual(2_999);
      expect(await allDocuments(ports.readStore, notesView)).toEqual(await freshFold(notes, conversation));
    }));

  it('equals the live view after a shred, though it never saw the text', () =>
    withConversation(async ({ conversation, ports, run }) => {
      const { ids, position } = await conversation.post(50);
      const runner = run([notes]);
      await runner.waitFor(position, ['notes'], patience);
      await runner.waitFor(await conversation.shred(ids[7] ?? ''), ['notes'], patience);
      const report = await runner.rebuild('notes');

      expect(report.buckets).toEqual({ equal: 256, different: 0 });
      expect(await ports.readStore.get(notesView, ids[7] ?? '')).toMatchObject({ content: null });
      expect(await ports.readStore.get(notesView, ids[8] ?? '')).toMatchObject({ content: expect.any(String) });
    }));

  it('equals the live view while texts are being shredded', () =>
    withConversation(async ({ conversation, run }) => {
      const { ids, position } = await conversation.post(300);
      const runner = run([notes]);
      await runner.waitFor(position, ['notes'], patience);
      const rebuilding = runner.rebuild('notes');
      for (const id of ids.slice(0, 20)) await conversation.shred(id);

      expect((await rebuilding).buckets).toEqual({ equal: 256, different: 0 });
    }));

  it('names the documents in which the live view was wrong, and puts them right', () =>
    withConversation(async ({ conversation, ports, run }) => {
      const { ids, position } = await conversation.post(10);
      const runner = run([notes]);
      await runner.waitFor(position, ['notes'], patience);
      const right = await allDocuments(ports.readStore, notesView);
      const wrong = { ...right.find((document) => document._id === ids[3]), content: 'wrong', pos: `${position}~` };
      await ports.readStore.commit(
        [{ view: notesView, put: wrong as (typeof right)[number] }],
        { logId: ports.logId, position },
        [],
      );
      const report = await runner.rebuild('notes');

      expect(report).toMatchObject({ buckets: { equal: 255, different: 1 }, differentIds: [ids[3]] });
      expect(await allDocuments(ports.readStore, notesView)).toEqual(right);
    }));

  it('repairs a parked document, which lives on from there', () =>
    withConversation(async ({ conversation, ports, run }) => {
      let isPoisonous = true;
      const fragile = defineProjection<Tally>(talliesView, {
        ...tallies.on,
        MessagePinned: {
          touches: (fact) => [fact.stream],
          evolve: (document) => {
            if (isPoisonous) throw new Error('poison');
            return document;
          },
        },
      });
      const { ids } = await conversation.post(3);
      await conversation.pin(ids[0] ?? '');
      const { position } = await conversation.post(2);
      const runner = run([fragile]);
      await runner.waitFor(position, ['tallies'], patience);
      expect(runner.status()).toMatchObject({ degraded: true, views: [{ parked: 1 }] });
      expect(await allDocuments(ports.readStore, talliesView)).toMatchObject([{ messages: 3 }]);

      isPoisonous = false;
      const report = await runner.rebuild('tallies');
      const { position: later } = await conversation.post(1);
      await runner.waitFor(later, ['tallies'], patience);

      expect(report).toMatchObject({ parked: 0, buckets: { different: 1 } });
      expect(runner.status()).toMatchObject({ degraded: false, views: [{ parked: 0 }] });
      expect(await allDocuments(ports.readStore, talliesView)).toMatchObject([{ messages: 6 }]);
    }));

  it('keeps parked what fails again, also over a restart', () =>
    withConversation(async ({ conversation, ports, run }) => {
      const poisoned = defineProjection<Tally>(talliesView, {
        ...tallies.on,
        MessagePinned: {
          touches: (fact) => [fact.stream],
          evolve: () => {
            throw new Error('poison');
          },
        },
      });
      const { ids } = await conversation.post(1);
      const position = await conversation.pin(ids[0] ?? '');
      const runner = run([poisoned]);
      await runner.waitFor(position, ['tallies'], patience);
      expect(await runner.rebuild('tallies')).toMatchObject({ parked: 1, buckets: { different: 0 } });
      expect(await runner.rebuild('tallies')).toMatchObject({ parked: 1, buckets: { different: 0 } });
      await runner.stop();
      const again = run([poisoned]);
      const { position: later } = await conversation.post(1);
      await again.waitFor(later, ['tallies'], patience);

      expect(again.status().views[0]?.parked).toBe(1);
      expect(await allDocuments(ports.readStore, talliesView)).toMatchObject([{ messages: 1 }]);
    }));

  it('gives a new view all facts and the older one only those that it lacks', () =>
    withConversation(async ({ conversation, ports, run }) => {
      const { position } = await conversation.post(1_500);
      const first = run([tallies]);
      await first.waitFor(position, ['tallies'], patience);
      await first.stop();
      const { position: later } = await conversation.post(700);
      const second = run([notes, tallies]);
      await second.waitFor(later, ['notes', 'tallies'], patience);

      expect(await allDocuments(ports.readStore, talliesView)).toMatchObject([{ messages: 2_200 }]);
      expect(contents(await allDocuments(ports.readStore, notesView))).toEqual(contents(await freshFold(notes, conversation)));
    }));
});
