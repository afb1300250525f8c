import type { Id, Position } from '@chat/schema/events';
import { defineView, type ViewDeclaration } from '@chat/schema/views';
import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { EventStoreUnavailable, type StoredFact } from '../eventStore/eventStore.ts';
import { ReadStoreUnavailable } from '../readStore/readStore.ts';
import { manualClock } from '../testing/manualClock.ts';
import { memoryPrivateStore } from '../testing/memoryPrivateStore.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { sampleFact, sampleId } from '../testing/sampleFacts.ts';
import { readModelReports } from './readModelReports.ts';
import type { ProjectionsStatus, RebuildReport } from './readModels.ts';
import { sharedReadModels } from './sharedReadModels.ts';

const notes = defineView({ name: 'notes', version: 1, indexes: {} });
const tallies = defineView({ name: 'tallies', version: 1, indexes: {} });
const logId = sampleId();
const at = (place: number) => String(place).padStart(8, '0') as Position;
const factAt = (place: number): StoredFact => ({ ...sampleFact({}), stream: 'x', revision: place, position: at(place) });
const status: ProjectionsStatus = {
  views: [{ view: 'notes', position: at(1), lagFacts: 0, lagMillis: 0, parked: 0, state: 'running' }],
  degraded: false,
  rebuilding: [],
};

const sharedWorld = () => {
  const clock = manualClock(systemClock.now());
  const positions = new Map<string, Position>();
  const store = { failures: 0, reads: 0, feeds: 0 };
  const log = recordingLog();
  const reports = readModelReports(memoryPrivateStore(), clock);
  const checkpoint = async ({ name }: ViewDeclaration) => {
    store.reads += 1;
    store.failures -= 1;
    if (store.failures >= 0) throw new ReadStoreUnavailable('away');
    const position = positions.get(name);
    return position === undefined ? undefined : { logId, position };
  };
  async function* feed(after: Position | undefined, signal: AbortSignal) {
    store.feeds += 1;
    if (store.feeds === 1) throw new EventStoreUnavailable('away');
    if (after === at(1)) yield [factAt(2), factAt(3)];
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  }
  const models = sharedReadModels({
    views: [notes, tallies],
    readStore: { checkpoint },
    eventStore: { head: async () => factAt(1), feed },
    reports,
    clock,
    log,
  });
  return { models, reports, positions, store, clock, log, [Symbol.asyncDispose]: () => models.stop() };
};

const report: RebuildReport = {
  view: 'notes',
  position: at(3),
  parked: 0,
  documents: { live: 1, rebuilt: 1 },
  buckets: { equal: 1, different: 0 },
  differentIds: [],
};

describe('read models that another process folds', () => {
  it('are waited for at the checkpoints that stand in the store', async () => {
    await using world = sharedWorld();
    const { models, positions } = world;
    const waiting = models.waitFor(at(2), ['notes', 'tallies'], 2_000);
    positions.set('notes', at(2));
    positions.set('tallies', at(5));
    expect(await waiting).toBe(true);
    expect(await models.waitFor(at(2), ['notes'], 0)).toBe(true);
  });

  it('are not waited for longer than asked, nor after a stop', async () => {
    await using world = sharedWorld();
    expect(await world.models.waitFor(at(2), ['notes'], 30)).toBe(false);
    const { reads } = world.store;
    const waiting = world.models.waitFor(at(2), ['notes'], 60_000);
    await world.models.stop();
    expect(await waiting).toBe(false);
    expect(world.store.reads).toBeGreaterThan(reads - 1);
  });

  it('are asked for again where the store was away', async () => {
    await using world = sharedWorld();
    world.store.failures = 1;
    world.positions.set('notes', at(9));
    expect(await world.models.waitFor(at(9), ['notes'], 5_000)).toBe(true);
    expect(world.log.lines.join()).toContain('how far the read models are is not known');
  });

  it('know the newest fact, also where the log was away', async () => {
    await using world = sharedWorld();
    await vi.waitFor(() => expect(world.models.newest()).toBe(at(3)), 5_000);
  });

  it('stand as was last told, and are stopped where nothing is told any more', async () => {
    await using world = sharedWorld();
    const { models, reports, clock } = world;
    expect(models.status()).toMatchObject({ views: [], degraded: true });
    await reports.tell(status);
    await vi.waitFor(() => expect(models.status()).toEqual(status), 5_000);
    clock.advance(6_000);
    const stopped = { degraded: true, failure: { name: 'ProjectionsAway' }, views: [{ view: 'notes', state: 'stopped' }] };
    await vi.waitFor(() => expect(models.status()).toMatchObject(stopped), 5_000);
  });

  it('are built anew by whoever folds them', async () => {
    await using world = sharedWorld();
    const { models, reports } = world;
    await reports.tell(status);
    await vi.waitFor(() => expect(models.status()).toEqual(status), 5_000);
    const rebuilding = models.rebuild('notes');
    const [request] = await vi.waitFor(async () => {
      const asked = await reports.asked();
      expect(asked).toHaveLength(1);
      return asked;
    });
    if (request !== undefined) await reports.answer(request, { kind: 'REBUILT', report });
    expect(await rebuilding).toEqual(report);
    expect(await reports.asked()).toEqual([]);
  });

  it('say why they were not built anew', async () => {
    await using world = sharedWorld();
    const { models, reports } = world;
    await reports.tell(status);
    await vi.waitFor(() => expect(models.status()).toEqual(status), 5_000);
    const first = models.rebuild('notes').catch((error: Error) => error.name);
    await vi.waitFor(async () => expect(await reports.asked()).toHaveLength(1));
    const second = models.rebuild('notes').catch((error: Error) => error.name);
    expect(await first).toBe('RebuildReplaced');
    const [request] = await reports.asked();
    const outcome = { kind: 'FAILED', name: 'RebuildAborted', message: 'stopped' } as const;
    if (request !== undefined) await reports.answer({ ...request, id: sampleId() as Id }, outcome);
    if (request !== undefined) await reports.answer(request, outcome);
    expect(await second).toBe('RebuildAborted');
  });

  it('are not built anew where nobody folds them', async () => {
    await using world = sharedWorld();
    await vi.waitFor(() => expect(world.models.status().failure?.name).toBe('ProjectionsAway'), 5_000);
    await expect(world.models.rebuild('notes')).rejects.toThrow('nothing is heard');
  });
});
