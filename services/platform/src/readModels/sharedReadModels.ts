import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '@chat/schema/events';
import type { ViewDeclaration } from '@chat/schema/views';
import type { Clock } from '../clock/clock.ts';
import type { EventReader } from '../eventStore/eventStore.ts';
import { type Ids, systemIds } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import type { ReadStore } from '../readStore/readStore.ts';
import { Progress } from './progress.ts';
import type { ReadModelReports } from './readModelReports.ts';
import type { ProjectionsStatus, ReadModels, RebuildReport } from './readModels.ts';

export interface SharedReadModelsOptions {
  readonly views: readonly ViewDeclaration[];
  readonly readStore: Pick<ReadStore, 'checkpoint'>;
  readonly eventStore: Pick<EventReader, 'feed' | 'head'>;
  readonly reports: ReadModelReports;
  readonly clock: Clock;
  readonly log: Log;
  readonly ids?: Ids;
}

/** Nobody folds the read models at present, as far as is known here. */
export class ProjectionsAway extends Error {
  override readonly name = 'ProjectionsAway';
}

const lookEvery = 1_000;
/** Between two looks at the checkpoints that somebody waits for. */
const checkEvery = 15;
const askEvery = 250;
/** Whoever folds tells of it each second; a lease is handed over within five. */
const silence = 6_000;

const unknown: ProjectionsStatus = { views: [], degraded: true, rebuilding: [] };

class SharedReadModels implements ReadModels {
  readonly #options: SharedReadModelsOptions;
  readonly #stopping = new AbortController();
  readonly #views: ReadonlyMap<string, ViewDeclaration>;
  readonly #positions = new Map<string, Position>();
  readonly #progress = new Progress((view) => this.#positions.get(view));
  readonly #running: Promise<unknown>;
  #checking: Promise<void> | undefined;
  #status = unknown;
  #newest: Position | undefined;

  constructor(options: SharedReadModelsOptions) {
    this.#options = options;
    this.#views = new Map(options.views.map((view) => [view.name, view]));
    this.#running = Promise.all([this.#look(), this.#watch()]);
  }

  waitFor(position: Position, views: readonly string[], timeoutMs: number): Promise<boolean> {
    const reached = this.#progress.waitFor(position, views, timeoutMs);
    this.#beginChecking();
    return reached;
  }

  newest(): Position | undefined {
    return this.#newest;
  }

  status(): ProjectionsStatus {
    return this.#status;
  }

  async rebuild(view: string): Promise<RebuildReport> {
    const { reports, ids = systemIds } = this.#options;
    const request = { id: ids.next(), view };
    await reports.ask(request);
    for (;;) {
      await pause(askEvery, undefined, { signal: this.#stopping.signal });
      const outcome = await reports.outcomeOf(request);
      if (outcome?.kind === 'REBUILT') return outcome.report;
      if (outcome !== undefined) throw Object.assign(new Error(outcome.message), { name: outcome.name });
      if (this.#status.failure?.name === ProjectionsAway.name) throw new ProjectionsAway(this.#status.failure.message);
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#progress.stop();
    await Promise.all([this.#running, this.#checking]);
  }

  #beginChecking(): void {
    if (this.#progress.awaited.size === 0 || this.#stopping.signal.aborted) return;
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
      // Somebody may have come while the last check ended.
      this.#beginChecking();
    });
  }

  /** One loop for all who wait, as long as somebody does. */
  async #check(): Promise<void> {
    const { signal } = this.#stopping;
    for (let awaited = this.#progress.awaited; awaited.size > 0 && !signal.aborted; awaited = this.#progress.awaited) {
      await this.#readCheckpoints(awaited);
      if (this.#progress.awaited.size > 0) await pause(checkEvery);
    }
  }

  async #readCheckpoints(names: ReadonlySet<string>): Promise<void> {
    const { readStore, log } = this.#options;
    const views = [...names].flatMap((name) => this.#views.get(name) ?? []);
    try {
      const checkpoints = await Promise.all(views.map((view) => readStore.checkpoint(view)));
      for (const [index, view] of views.entries()) this.#moveTo(view.name, checkpoints[index]?.position);
      this.#progress.moved();
    } catch (error) {
      log.warn('how far the read models are is not known', { error });
      await pause(lookEvery, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  #moveTo(view: string, position: Position | undefined): void {
    if (position === undefined) this.#positions.delete(view);
    else this.#positions.set(view, position);
  }

  async #look(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#status = await this.#told();
      await pause(lookEvery, undefined, { signal }).catch(() => undefined); // `stop` ends the wait
    }
  }

  async #told(): Promise<ProjectionsStatus> {
    const { reports, clock, log } = this.#options;
    try {
      const told = await reports.latest();
      const isHeard = told !== undefined && clock.now() - told.at < silence;
      if (isHeard) return told.status;
      return this.#stopped(told?.status ?? unknown, 'nothing is heard of the projections');
    } catch (error) {
      log.warn('how the read models stand is not known', { error });
      return this.#stopped(this.#status, 'how the read models stand is not known');
    }
  }

  #stopped({ views }: ProjectionsStatus, message: string): ProjectionsStatus {
    const failure = { name: ProjectionsAway.name, message };
    return { views: views.map((view) => ({ ...view, state: 'stopped' })), degraded: true, rebuilding: [], failure };
  }

  async #watch(): Promise<void> {
    const { eventStore, log } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        this.#newest = (await eventStore.head())?.position ?? this.#newest;
        for await (const facts of eventStore.feed(this.#newest, signal)) this.#newest = facts.at(-1)?.position;
      } catch (error) {
        log.warn('the newest fact is not known: reads may miss the last moment', { error });
        await pause(lookEvery, undefined, { signal }).catch(() => undefined); // `stop` ends the wait
      }
    }
  }
}

/** Read models that another process folds: how far they are stands in the read store that both share. */
export const sharedReadModels = (options: SharedReadModelsOptions): ReadModels => new SharedReadModels(options);
