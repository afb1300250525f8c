import { type Clock, eventStoreLimits } from '@chat/platform';
import type { Millis } from '@chat/schema/events';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { envelopeOf } from './factBuilder.ts';
import type { GatheredJob, Job, Plan, Repeat } from './job.ts';
import type { Staged, StreamModel } from './streamModel.ts';

/** What a batch under way will append, and what it leaves to others. */
export interface BatchPlan {
  readonly plans: readonly Plan[];
  readonly repeats: readonly Repeat[];
  /** Jobs with nothing to change: true once the facts before them in the batch stand in the log. */
  readonly unchanged: readonly Job[];
  /** Jobs that were refused: right once the facts before them in the batch stand in the log. */
  readonly refused: readonly RefusedJob[];
}

/** A job and why it is refused. */
export interface RefusedJob {
  readonly job: Job;
  readonly refusal: Refusal;
}

/** A node whose clock is over a second behind its own log does not write. */
const mostClockSkew = 1_000;
/** Sealing makes text a third longer; the envelope adds at most about this much. */
const envelopeBytes = 1_200;
const roomBytes = eventStoreLimits.batchBytes * 0.9;

const sizeOf = (facts: readonly Staged[]): number =>
  facts.reduce((sum, fact) => sum + envelopeBytes + (Buffer.byteLength(JSON.stringify(fact.data)) * 4) / 3, 0);

class Planner {
  readonly plans: Plan[] = [];
  readonly repeats: Repeat[] = [];
  readonly unchanged: Job[] = [];
  readonly refused: RefusedJob[] = [];
  readonly #model: StreamModel<unknown, unknown>;
  readonly #clock: Clock;
  readonly #from: number;
  #at: Millis;
  #facts = 0;
  #bytes = 0;
  #isFull = false;

  constructor(model: StreamModel<unknown, unknown>, clock: Clock) {
    this.#model = model;
    this.#clock = clock;
    this.#from = model.revision + 1;
    this.#at = model.lastAt;
  }

  /** Leaves a job for the next batch where its own facts are in this one, or where there is no room. */
  add(item: GatheredJob): void {
    const { job, gathered } = item;
    const known = this.#model.revisionOf(job.ids(0), gathered.documents);
    if (known === undefined) this.#decide(item);
    else if (known < this.#from) this.repeats.push({ job, revision: known });
  }

  #decide(item: GatheredJob): void {
    // Jobs behind one that found no room wait with it: they are decided on what it leaves.
    if (this.#isFull) return;
    const now = this.#clock.now();
    const { job, gathered } = item;
    if (this.#at - now > mostClockSkew) {
      job.resolve(rejected('UNAVAILABLE', { rule: 'CLOCK_BEHIND', retryAfter: this.#at - now }));
      return;
    }
    const at = Math.max(now, this.#at);
    const decision = job.command.decide(this.#model.state(gathered.documents), gathered.looked, job.ids, at);
    if (isRefusal(decision)) this.refused.push({ job, refusal: decision });
    else if (decision.length === 0) this.unchanged.push(job);
    else this.#place(item, decision, at);
  }

  #place(item: GatheredJob, drafts: Plan['drafts'], at: Millis): void {
    const staged = this.#stagedOf(item, drafts, at);
    const bytes = sizeOf(staged);
    if (staged.length > eventStoreLimits.batchFacts || bytes > eventStoreLimits.batchBytes) {
      this.refused.push({ job: item.job, refusal: rejected('TOO_LARGE', { bytes: Math.round(bytes) }) });
      return;
    }
    this.#isFull = this.#facts + staged.length > eventStoreLimits.batchFacts || this.#bytes + bytes > roomBytes;
    if (this.#isFull && this.plans.length > 0) return;
    this.#model.stage(staged);
    this.#facts += staged.length;
    this.#bytes += bytes;
    this.#at = at;
    this.plans.push({ ...item, drafts, staged });
  }

  #stagedOf({ job, gathered }: GatheredJob, drafts: Plan['drafts'], at: Millis): readonly Staged[] {
    const { command } = job;
    const origin = { caller: command.caller, key: command.key, basis: gathered.basis, at };
    return drafts.map((draft, ordinal) => ({
      ...envelopeOf(job.ids(ordinal), draft, { ...origin, occurredAt: command.occurredAt?.(ordinal) }),
      stream: this.#model.stream,
      revision: this.#from + this.#facts + ordinal,
    }));
  }
}

/**
 * Decides the jobs in order, each on the state that the ones before it leave. A decider that throws fails its own job only.
 * What is not in the answer waits for the next batch.
 */
export const planBatch = (model: StreamModel<unknown, unknown>, jobs: readonly GatheredJob[], clock: Clock): BatchPlan => {
  const planner = new Planner(model, clock);
  for (const item of jobs) {
    try {
      planner.add(item);
    } catch (error) {
      item.job.reject(error);
    }
  }
  return planner;
};
