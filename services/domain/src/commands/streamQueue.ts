import {
  type Clock,
  type EventStore,
  EventStoreUnavailable,
  FactTooLarge,
  type Vault,
  WrongExpectedRevision,
} from '@chat/platform';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { answerPlans } from './answerPlans.ts';
import { type BatchPlan, planBatch } from './batchPlan.ts';
import type { GatheredJob, Job, Plan, Repeat } from './job.ts';
import type { Repeats } from './repeats.ts';
import type { SealStaged } from './sealStaged.ts';
import type { StreamModel } from './streamModel.ts';

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

const mostFailures = 6;
const mostJobs = 128;
/** A pause (a stopped process, a long collection) between load and append makes the state too old to decide on. */
const freshFor = 1_000;

/** One writer of one stream on this node: takes what waits, decides it in order, appends it as one batch. */
export class StreamQueue {
  readonly #dependencies: QueueDependencies;
  readonly #model: StreamModel<unknown, unknown>;
  #waiting: Job[] = [];
  #running = false;
  /** An append of these jobs had no outcome: it may yet come to stand in the log, other than it is decided now. */
  #isUnsure = false;

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
    let failures = 0;
    this.#isUnsure = false;
    try {
      while (left.length > 0 && failures < mostFailures) {
        await this.#attempt(left, failures);
        const unanswered = left.filter((job) => !job.answered);
        // Many large commands take many batches: only attempts that answer nobody are failures.
        failures = unanswered.length < left.length ? 0 : failures + 1;
        left = unanswered;
      }
      this.#refuseAll(left, rejected('UNAVAILABLE', { retryAfter: 1_000 }));
    } catch (error) {
      this.#model.discard();
      for (const job of left) if (!job.answered) job.reject(error);
    }
  }

  /** Jobs that it leaves unanswered must be tried again. */
  async #attempt(jobs: readonly Job[], failures: number): Promise<void> {
    try {
      await this.#tryOnce(jobs);
    } catch (error) {
      this.#model.discard();
      if (error instanceof WrongExpectedRevision) return;
      if (error instanceof FactTooLarge) return refuseTooLarge(jobs, error);
      if (!(error instanceof EventStoreUnavailable)) throw error;
      // The outcome is unknown: the next attempt reads the tail and finds the facts of this one, or none.
      this.#isUnsure = true;
      await this.#dependencies.wait(25 * 2 ** failures);
    }
  }

  async #tryOnce(jobs: readonly Job[]): Promise<void> {
    const { clock } = this.#dependencies;
    await this.#model.prepare();
    const loadedAt = clock.now();
    const gathered = await this.#gather(jobs);
    const unknown = await this.#model.refresh();
    if (unknown !== undefined) return this.#refuseAll(jobs, unknown);
    const batch = planBatch(this.#model, gathered, clock);
    const isOld = () => clock.now() - loadedAt > freshFor;
    if (batch.plans.length === 0 || (await this.#append(batch.plans, isOld))) await this.#answerOthers(batch);
  }

  /** False where the state became too old to rest on. */
  async #append(plans: readonly Plan[], isOld: () => boolean): Promise<boolean> {
    const { seal, store } = this.#dependencies;
    const { stream, revision } = this.#model;
    const sealed = await seal(plans);
    if (isOld()) {
      this.#model.discard();
      return false;
    }
    const { positions } = await store.append(stream, revision < 0 ? 'no_stream' : revision, sealed);
    // The store may have recognised an earlier attempt by its ids: what stands there is then the answer.
    if (this.#isUnsure) await this.#answerFromLog(plans);
    else {
      this.#model.settle(positions);
      answerPlans(plans, positions);
    }
    return true;
  }

  async #answerFromLog(plans: readonly Plan[]): Promise<void> {
    this.#model.discard();
    for (const { job, staged } of plans) await this.#answerRepeat({ job, revision: staged[0]?.revision ?? 0 });
  }

  async #answerOthers({ repeats, refused, unchanged }: BatchPlan): Promise<void> {
    for (const { job, refusal } of refused) job.resolve(refusal);
    await Promise.all(repeats.map((repeat) => this.#answerRepeat(repeat)));
    if (unchanged.length === 0) return;
    const head = await this.#dependencies.store.head();
    for (const job of unchanged) job.resolve({ facts: [], position: head?.position ?? '', repeated: false });
  }

  async #answerRepeat(repeat: Repeat): Promise<void> {
    try {
      await this.#dependencies.repeats.answer(this.#model.stream, repeat);
    } catch (error) {
      if (error instanceof EventStoreUnavailable) throw error;
      repeat.job.reject(error);
    }
  }

  #refuseAll(jobs: readonly Job[], refusal: Refusal): void {
    for (const job of jobs) if (!job.answered) job.resolve(refusal);
  }

  async #gather(jobs: readonly Job[]): Promise<readonly GatheredJob[]> {
    const gathered = await Promise.all(jobs.map((job) => gatherOne(job)));
    return gathered.filter((item) => item !== undefined);
  }
}

const refuseTooLarge = (jobs: readonly Job[], { id, bytes }: FactTooLarge): void => {
  for (const job of jobs) if (job.names(id)) job.resolve(rejected('TOO_LARGE', { bytes }));
};

const gatherOne = async (job: Job): Promise<GatheredJob | undefined> => {
  try {
    const gathered = await job.command.gather(job.ids(0));
    if (!isRefusal(gathered)) return { job, gathered };
    job.resolve(gathered);
  } catch (error) {
    job.reject(error);
  }
  return undefined;
};
