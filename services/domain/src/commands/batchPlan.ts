import { type Clock, eventStoreLimits } from '@chat/platform';
import type { Millis } from '@chat/schema/events';
import { isRefusal, rejected } from '../errors/index.ts';
import { envelopeOf } from './factBuilder.ts';
import type { GatheredJob, Plan, Repeat } from './job.ts';
import type { Staged, StreamModel } from './streamModel.ts';

/** What a batch under way will append, and what it leaves to others. */
export interface BatchPlan {
  readonly plans: readonly Plan[];
  readonly repeats: readonly Repeat[];
  /** Jobs with nothing to change. */
  readonly unchanged: readonly GatheredJob[];
  /** Jobs for the next batch: no room, or their own facts are in this one. */
  readonly later: readonly GatheredJob[];
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
  readonly unchanged: GatheredJob[] = [];
  readonly later: GatheredJob[] = [];
  readonly #model: StreamModel<unknown, unknown>;
  readonly #clock: Clock;
  readonly #from: number;
  #at: Millis;
  #facts = 0;
  #bytes = 0;

  constructor(model: StreamModel<unknown, unknown>, clock: Clock) {
    this.#model = model;
    this.#clock = clock;
    this.#from = model.revision + 1;
    this.#at = model.lastAt;
  }

  add(item: GatheredJob): void {
    const { job, gathered } = item;
    const known = this.#model.revisionOf(job.ids(0), gathered.documents);
    if (known !== undefined) this.#foundAt(item, known);
    else this.#decide(item);
  }

  #foundAt(item: GatheredJob, revision: number): void {
    if (revision >= this.#from) this.later.push(item);
    else this.repeats.push({ job: item.job, revision });
  }

  #decide(item: GatheredJob): void {
    const now = this.#clock.now();
    if (this.#at - now > mostClockSkew) {
      item.job.resolve(rejected('UNAVAILABLE', { rule: 'CLOCK_BEHIND', retryAfter: this.#at - now }));
      return;
    }
    const at = Math.max(now, this.#at);
    const { job, gathered } = item;
    const decision = job.command.decide(this.#model.state(gathered.documents), gathered.looked, job.ids, at);
    if (isRefusal(decision)) job.resolve(decision);
    else if (decision.length === 0) this.unchanged.push(item);
    else this.#stage(item, decision, at);
  }

  #stage({ job, gathered }: GatheredJob, drafts: Plan['drafts'], at: Millis): void {
    const { command } = job;
    const origin = { caller: command.caller, key: command.key, basis: gathered.basis, at };
    const staged = drafts.map((draft, ordinal) => ({
      ...envelopeOf(job.ids(ordinal), draft, { ...origin, occurredAt: command.occurredAt?.(ordinal) }),
      stream: this.#model.stream,
      revision: this.#from + this.#facts + ordinal,
    }));
    const bytes = sizeOf(staged);
    const full = this.#facts + staged.length > eventStoreLimits.batchFacts || this.#bytes + bytes > roomBytes;
    if (full && this.plans.length > 0) {
      this.later.push({ job, gathered });
      return;
    }
    for (const fact of staged) this.#model.stage(fact);
    this.#facts += staged.length;
    this.#bytes += bytes;
    this.#at = at;
    this.plans.push({ job, gathered, drafts, staged });
  }
}

/** Decides the jobs in order, each on the state that the ones before it leave. A decider that throws fails its own job only. */
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
