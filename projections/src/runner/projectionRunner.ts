import { setImmediate as nextTurn } from 'node:timers/promises';
import { Progress, type ProjectionsStatus, type RebuildReport, type StoredFact } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import { BackOff } from './backOff.ts';
import { type BatchSizes, batchSizes, feedBatches } from './feedBatches.ts';
import { HeadOfLog } from './headOfLog.ts';
import { prepareViews, reloadViews } from './prepareViews.ts';
import { projectBatch } from './projectBatch.ts';
import { purgeIfDue } from './purging.ts';
import { Rebuilds } from './rebuilds.ts';
import type { RunnerOptions, RunnerPorts } from './runnerPorts.ts';
import { statusOf } from './status.ts';
import { Turns } from './turns.ts';
import { isBefore, lowestPosition, type ViewState } from './viewState.ts';

const beatMillis = 1_000;
const stoppedAfterFailures = 3;

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/**
 * Folds the one feed with all facts into all views. What fails on the way (a store away, a broken vault) is tried again from
 * the durable checkpoints, for ever and with growing pauses; a document whose fold fails is parked and the rest goes on.
 */
export class ProjectionRunner {
  readonly #ports: RunnerPorts;
  readonly #options: RunnerOptions;
  readonly #sizes: BatchSizes;
  readonly #stopping = new AbortController();
  readonly #turns = new Turns();
  readonly #live: readonly ViewState[];
  readonly #rebuilds: Rebuilds;
  readonly #progress = new Progress((name) => this.#views.find((view) => view.projection.view.name === name)?.position);
  readonly #backOff: BackOff;
  readonly #head: HeadOfLog;
  #next: StoredFact | undefined;
  #becomeReady: () => void = () => undefined;
  #isPrepared = false;
  #failure: Error | undefined;
  #running: Promise<void> | undefined;

  constructor(ports: RunnerPorts, options: RunnerOptions) {
    this.#ports = ports;
    this.#options = options;
    this.#sizes = options.sizes ?? batchSizes;
    this.#head = new HeadOfLog(ports.eventStore, ports.log);
    this.#backOff = options.backOff ?? new BackOff();
    this.#live = options.projections.map((projection) => ({ projection, position: undefined, parked: new Set() }));
    this.#rebuilds = new Rebuilds(ports, {
      live: this.#live,
      sizes: this.#sizes,
      signal: this.#stopping.signal,
      turns: this.#turns,
      ready: new Promise((resolve) => {
        this.#becomeReady = resolve;
      }),
      reach: (position, views) => this.#progress.waitFor(position, views),
      onEnd: () => this.#tell(),
    });
  }

  /** Runs until `stop`. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Finishes the batch at hand, with its checkpoint. A rebuild under way is given up. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#becomeReady();
    this.#progress.stop();
    await this.#rebuilds.ended();
  }

  newest(): Position | undefined {
    return this.#head.fact?.position;
  }

  status(): ProjectionsStatus {
    const standing = {
      views: this.#live,
      head: this.#head.fact,
      next: this.#next,
      rebuilding: this.#rebuilds.names,
      isStopped: this.#stopping.signal.aborted || this.#backOff.failures >= stoppedAfterFailures,
      failure: this.#failure,
    };
    return statusOf(standing, this.#ports);
  }

  /** True once these views stand at or after the position; false where that takes longer. An unknown view is never there. */
  waitFor(position: Position, views: readonly string[], timeoutMs: number): Promise<boolean> {
    return this.#progress.waitFor(position, views, timeoutMs);
  }

  /** Builds a view anew beside the live one, compares the two and puts the new one in its place. */
  rebuild(name: string): Promise<RebuildReport> {
    return this.#rebuilds.start(name);
  }

  get #views(): readonly ViewState[] {
    return [...this.#live, ...this.#rebuilds.joined];
  }

  async #run(): Promise<void> {
    const beating = setInterval(() => void this.#beat(), beatMillis);
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#prepare();
        await this.#follow();
      } catch (error) {
        this.#fail(asError(error));
      }
      await this.#backOff.pause(signal);
    }
    clearInterval(beating);
    this.#tell();
  }

  async #prepare(): Promise<void> {
    const { readStore, logId } = this.#ports;
    if (!this.#isPrepared) await prepareViews(readStore, this.#options.projections, logId);
    this.#isPrepared = true;
    await this.#turns.take(() => reloadViews(readStore, this.#views));
    this.#becomeReady();
    this.#progress.moved();
  }

  async #follow(): Promise<void> {
    const following = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, following.signal]);
    // Otherwise the next batch says that it is well again; here there may be none.
    if ((await this.#head.look()) && this.#isAtHead) this.#recover();
    this.#tell();
    try {
      for await (const facts of feedBatches(this.#ports.eventStore, {
        after: lowestPosition(this.#views),
        sizes: this.#sizes,
        signal,
      })) {
        await this.#project(facts);
        if (signal.aborted) return;
        // A store on this thread answers without giving way: sockets have their turn between two batches.
        await nextTurn();
      }
    } finally {
      following.abort();
    }
  }

  async #project(facts: readonly StoredFact[]): Promise<void> {
    this.#next = facts[0];
    this.#head.saw(facts.at(-1));
    const { destroyed } = await this.#turns.take(() => projectBatch(this.#ports, this.#views, facts));
    this.#next = undefined;
    this.#recover();
    this.#progress.moved();
    if (destroyed && this.#isAtHead) await this.#purge();
    this.#tell();
  }

  /** On the way up many batches may destroy text, and a purge rewrites the whole file: once, at the head, is enough. */
  get #isAtHead(): boolean {
    return !isBefore(lowestPosition(this.#views), this.#head.fact?.position);
  }

  #purge(): Promise<void> {
    return this.#turns.take(() => purgeIfDue(this.#ports));
  }

  async #beat(): Promise<void> {
    await this.#head.look();
    if (this.#isPrepared && this.#isAtHead && !this.#rebuilds.areCatchingUp) await this.#purge();
    this.#tell();
  }

  #recover(): void {
    this.#failure = undefined;
    this.#backOff.reset();
  }

  #fail(error: Error): void {
    this.#failure = error;
    this.#ports.log.error('projections failed, going on from the checkpoint', { error });
    this.#tell();
  }

  #tell(): void {
    this.#options.onStatus?.(this.status());
  }
}
