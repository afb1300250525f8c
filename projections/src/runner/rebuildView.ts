import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Comparison, EventReader, RebuildReport, StoredFact } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import type { ViewDeclaration } from '@chat/schema/views';
import { ViewComparison } from './compareViews.ts';
import { type BatchSizes, feedBatches } from './feedBatches.ts';
import { park, parkedIn, unpark } from './parking.ts';
import { dropView, parkedDocuments, rebuildOf } from './prepareViews.ts';
import { type BatchPorts, projectBatch } from './projectBatch.ts';
import { isBefore, lowestPosition, type ViewState } from './viewState.ts';

export interface RebuildPorts extends BatchPorts {
  readonly eventStore: Pick<EventReader, 'feed' | 'head'>;
}

/** What a rebuild needs of the runner. */
export interface Rebuild {
  readonly live: ViewState;
  /** Resolves when the runner has prepared its views. */
  readonly ready: Promise<void>;
  readonly sizes: BatchSizes;
  readonly signal: AbortSignal;
  /** Nothing else touches the views meanwhile. */
  readonly turn: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** The views that the runner folds at present. */
  readonly views: () => readonly ViewState[];
  /** From now on the runner folds the rebuilt view together with the live one. */
  readonly join: (rebuilt: ViewState) => void;
  /** The runner lets go of it again. */
  readonly leave: () => void;
  /** False where the runner stops before these views stand at or after the position. */
  readonly reach: (position: Position, views: readonly string[]) => Promise<boolean>;
}

/** The runner stopped before the rebuild was done; the live view stands as it stood. */
export class RebuildAborted extends Error {
  override readonly name = 'RebuildAborted';
}

const abortIf = (signal: AbortSignal): void => {
  if (signal.aborted) throw new RebuildAborted('stopped before the view was rebuilt');
};

/** Folds alone up to where the runner stands, then hands over. True once the runner folds it. */
const foldUpToRunner = async (ports: RebuildPorts, rebuild: Rebuild, rebuilt: ViewState, facts: readonly StoredFact[]) => {
  const reached = lowestPosition(rebuild.views());
  const before = facts.filter((fact) => reached !== undefined && fact.position <= reached);
  await projectBatch(ports, [rebuilt], before);
  const hasCaughtUp = !isBefore(rebuilt.position, reached);
  if (hasCaughtUp) rebuild.join(rebuilt);
  return hasCaughtUp;
};

const catchUp = async (ports: RebuildPorts, rebuild: Rebuild, rebuilt: ViewState): Promise<void> => {
  if (await rebuild.turn(() => foldUpToRunner(ports, rebuild, rebuilt, []))) return;
  const reading = new AbortController();
  const signal = AbortSignal.any([rebuild.signal, reading.signal]);
  try {
    for await (const facts of feedBatches(ports.eventStore, { after: rebuilt.position, sizes: rebuild.sizes, signal })) {
      if (await rebuild.turn(() => foldUpToRunner(ports, rebuild, rebuilt, facts))) return;
      await nextTurn();
    }
  } finally {
    reading.abort();
  }
  throw new RebuildAborted('the feed ended before the view was rebuilt');
};

/**
 * Every text that the rebuild could not open alone was destroyed by a fact up to the head of now, so from there on both sides
 * have seen the same destructions.
 */
const passDestructions = async (ports: RebuildPorts, rebuild: Rebuild, names: readonly string[]): Promise<void> => {
  const head = await ports.eventStore.head();
  if (head !== undefined && !(await rebuild.reach(head.position, names))) throw new RebuildAborted('stopped');
};

const compare = async (ports: RebuildPorts, rebuild: Rebuild, rebuilt: ViewDeclaration): Promise<Comparison> => {
  const comparison = new ViewComparison(ports.readStore, rebuild.live.projection.view, rebuilt);
  while (!(await rebuild.turn(() => comparison.nextPage()))) {
    abortIf(rebuild.signal);
    await nextTurn();
  }
  return comparison.result();
};

const takePlace = async (ports: RebuildPorts, { live, leave }: Rebuild, rebuilt: ViewState): Promise<void> => {
  const { readStore, logId } = ports;
  const [ours, theirs] = [live.projection.view, rebuilt.projection.view];
  const parked = await parkedDocuments(readStore);
  const again = parked.filter((document) => document.view === theirs.name);
  const kept = again.map((document) => parkedIn(ours.name, document));
  const gone = parked.filter(({ view }) => view === theirs.name || view === ours.name);
  const checkpoint = { logId, position: live.position ?? '' };
  // Too many documents are parked for a moment, never too few: what a crash leaves parked, another rebuild repairs.
  if (kept.length > 0) await readStore.commit(kept.map(park), checkpoint, []);
  await readStore.swap(ours, theirs);
  leave();
  if (gone.length > 0) await readStore.commit(gone.map(unpark), checkpoint, []);
  live.parked = new Set(again.map((document) => document.id));
};

const build = async (ports: RebuildPorts, rebuild: Rebuild, rebuilt: ViewState): Promise<RebuildReport> => {
  const { live } = rebuild;
  const { view } = rebuilt.projection;
  await rebuild.ready;
  abortIf(rebuild.signal);
  await rebuild.turn(async () => {
    await dropView(ports.readStore, view, ports.logId);
    await ports.readStore.prepare([view]);
  });
  await catchUp(ports, rebuild, rebuilt);
  await passDestructions(ports, rebuild, [live.projection.view.name, view.name]);
  const comparison = await compare(ports, rebuild, view);
  await rebuild.turn(() => takePlace(ports, rebuild, rebuilt));
  return { view: live.projection.view.name, position: live.position, parked: live.parked.size, ...comparison };
};

/**
 * Builds a view anew under another name while the live one goes on: alone up to where the runner stands, then in step with
 * it. In step, pages of both are compared in the same state; then the new one takes the place of the live one in one
 * transaction. Where anything fails the live view stands as it stood, and the half-built one is dropped (after a crash, at
 * the next start).
 */
export const rebuildView = async (ports: RebuildPorts, rebuild: Rebuild): Promise<RebuildReport> => {
  const { view, on } = rebuild.live.projection;
  const rebuilt: ViewState = { projection: { view: rebuildOf(view), on }, position: undefined, parked: new Set() };
  try {
    return await build(ports, rebuild, rebuilt);
  } catch (error) {
    rebuild.leave();
    if (!rebuild.signal.aborted) await rebuild.turn(() => dropView(ports.readStore, rebuilt.projection.view, ports.logId));
    throw error;
  }
};
