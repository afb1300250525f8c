import {
  type Clock,
  type EventStore,
  EventStoreUnavailable,
  FactTooLarge,
  type Vault,
  WrongExpectedRevision,
} from '@chat/platform';
import type { Draft, Opened, Position } from '@chat/schema/events';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { planBatch } from './batchPlan.ts';
import type { Done } from './command.ts';
import type { GatheredJob, Job, Plan } from './job.ts';
import type { Repeats } from './repeats.ts';
import type { SealStaged } from './sealStaged.ts';
import type { Staged, StreamModel } from './streamModel.ts';

/** What queues need from the node. */
export interface QueueDependencies {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly seal: SealStaged;
  readonly repeats: Repeats;
  /** Waits between attempts after the store was away; milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const mostAttempts = 6;
const mostJobs = 128;
/** A pause (a stopped process, a long collection) between load and append makes the state too old to decide on. */
const freshFor = 1_000;

/** One writer of one stream on this node: takes what waits, decides it in order, appends it as one batch. */
export class StreamQueue {
  readonly #dependencies: QueueDependencies;
  readonly #model: StreamModel<unknown, unknown>;
  #waiting: Job[] = [];
  #running = false;

  constructor(model: StreamModel<unknown, unknown>, dependencies: QueueDependencies) {
    this.#model = model;
    this.#dependencies = dependencies;
  }

  get idle(): boolean {
    return !this.#running && this.#waiting.length === 0;
  }

  /** Resolves when the queue is empty. A call while it runs resolves at once: the run takes the job along. */
  async add(job: Job): Promise<void> {
    this.#waiting.push(job);
    if (this.#running) return;
    this.#running = true;
    // Commands of the same tick go into the first batch together.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#work(this.#waiting.splice(0, mostJobs));
    this.#running = false;
  }

  async #work(jobs: readonly Job[]): Promise<void> {
    let left = jobs;
    try {
      for (let attempt = 0; left.length > 0 && attempt < mostAttempts; attempt += 1)
        left = (await this.#attempt(left, attempt)).filter((job) => !job.answered);
      for (const job of left) job.resolve(rejected('UNAVAILABLE', { retryAfter: 1_000 }));
    } catch (error) {
      this.#model.discard();
      for (const job of left) if (!job.answered) job.reject(error);
    }
  }

  /** Answers with the jobs that must be tried again. */
  async #attempt(jobs: readonly Job[], attempt: number): Promise<readonly Job[]> {
    try {
      return await this.#tryOnce(jobs);
    } catch (error) {
      this.#model.discard();
      if (error instanceof WrongExpectedRevision) return jobs;
      if (error instanceof FactTooLarge) return this.#withoutTooLarge(jobs, error);
      if (!(error instanceof EventStoreUnavailable)) throw error;
      // The outcome is unknown: the next attempt reads the tail and finds the facts of this one, or none.
      await this.#dependencies.wait(25 * 2 ** attempt);
      return jobs;
    }
  }

  #withoutTooLarge(jobs: readonly Job[], error: FactTooLarge): readonly Job[] {
    for (const job of jobs) if (job.names(error.id)) job.resolve(rejected('TOO_LARGE', { bytes: error.bytes }));
    return jobs;
  }

  async #tryOnce(jobs: readonly Job[]): Promise<readonly Job[]> {
    const { clock, seal, store, repeats } = this.#dependencies;
    await this.#model.prepare();
    const loadedAt = clock.now();
    const gathered = await this.#gather(jobs);
    const unknown = await this.#model.refresh();
    if (unknown !== undefined) return this.#refuseAll(jobs, unknown);
    const expected = this.#model.revision;
    const batch = planBatch(this.#model, gathered, clock);
    for (const repeat of batch.repeats) await repeats.answer(this.#model.stream, repeat);
    await this.#answerUnchanged(batch.unchanged);
    const later = batch.later.map((item) => item.job);
    if (batch.plans.length === 0) return later;
    const sealed = await seal(batch.plans);
    if (clock.now() - loadedAt > freshFor) {
      this.#model.discard();
      return [...batch.plans.map((plan) => plan.job), ...later];
    }
    const appended = await store.append(this.#model.stream, expected < 0 ? 'no_stream' : expected, sealed);
    this.#model.settle(appended.positions);
    answerPlans(batch.plans, appended.positions);
    return later;
  }

  #refuseAll(jobs: readonly Job[], refusal: Refusal): readonly Job[] {
    for (const job of jobs) if (!job.answered) job.resolve(refusal);
    return [];
  }

  async #gather(jobs: readonly Job[]): Promise<readonly GatheredJob[]> {
    const gathered = await Promise.all(jobs.map((job) => gatherOne(job)));
    return gathered.filter((item) => item !== undefined);
  }

  async #answerUnchanged(items: readonly GatheredJob[]): Promise<void> {
    if (items.length === 0) return;
    const head = await this.#dependencies.store.head();
    for (const { job } of items) job.resolve({ facts: [], position: head?.position ?? '', repeated: false });
  }
}

const gatherOne = async (job: Job): Promise<GatheredJob | undefined> => {
  try {
    const gathered = await job.command.gather();
    if (!isRefusal(gathered)) return { job, gathered };
    job.resolve(gathered);
  } catch (error) {
    job.reject(error);
  }
  return undefined;
};

const openedOf = (fact: Staged, draft: Draft, position: Position): Opened =>
  // A draft with its envelope and place is the opened form of the fact that was stored.
  ({ ...fact, data: draft.data, position }) as Opened;

const answerPlans = (plans: readonly Plan[], positions: readonly Position[]): void => {
  let next = 0;
  for (const { job, staged, drafts } of plans) {
    const facts = staged.map((fact, ordinal) => openedOf(fact, drafts[ordinal] as Draft, positions[next + ordinal] as Position));
    next += staged.length;
    const done: Done = { facts, position: positions[next - 1] as Position, repeated: false };
    job.resolve(done);
  }
};
