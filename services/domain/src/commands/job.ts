import { eventStoreLimits } from '@chat/platform';
import type { Draft, Id } from '@chat/schema/events';
import type { Answer, Command, FactIds, Gathered } from './command.ts';
import type { Staged } from './streamModel.ts';

/** A command in a queue. Its types are known to itself alone: the queue only passes them from its own hooks to its own hooks. */
export class Job {
  readonly command: Command<unknown, unknown, unknown>;
  readonly ids: FactIds;
  readonly #settle: { readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void };
  #answered = false;

  constructor(
    command: Command<unknown, unknown, unknown>,
    ids: FactIds,
    settle: { readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void },
  ) {
    this.command = command;
    this.ids = ids;
    this.#settle = settle;
  }

  get answered(): boolean {
    return this.#answered;
  }

  /** Whether a fact id is one that this command derives. */
  names(factId: Id): boolean {
    for (let ordinal = 0; ordinal < eventStoreLimits.batchFacts; ordinal += 1) if (this.ids(ordinal) === factId) return true;
    return false;
  }

  resolve(answer: Answer): void {
    this.#answered = true;
    this.#settle.resolve(answer);
  }

  reject(error: unknown): void {
    this.#answered = true;
    this.#settle.reject(error);
  }
}

/** A job that may append: what it looked up, what it decided, and the facts that say so. */
export interface Plan {
  readonly job: Job;
  readonly gathered: Gathered<unknown, unknown>;
  readonly drafts: readonly Draft[];
  readonly staged: readonly Staged[];
}

/** A job whose facts stand in the stream already. */
export interface Repeat {
  readonly job: Job;
  readonly revision: number;
}

export type GatheredJob = { readonly job: Job; readonly gathered: Gathered<unknown, unknown> };
