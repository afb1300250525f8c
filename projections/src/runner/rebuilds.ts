import type { RebuildReport } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import type { BatchSizes } from './feedBatches.ts';
import { type RebuildPorts, rebuildView } from './rebuildView.ts';
import type { Turns } from './turns.ts';
import type { ViewState } from './viewState.ts';

/** What rebuilds share with the runner. */
export interface RebuildHost {
  readonly live: readonly ViewState[];
  readonly sizes: BatchSizes;
  readonly signal: AbortSignal;
  readonly turns: Turns;
  /** Resolves when the views are prepared, or will not be any more. */
  readonly ready: Promise<void>;
  readonly reach: (position: Position, views: readonly string[]) => Promise<boolean>;
  readonly onEnd: () => void;
}

/** The rebuilds under way, one at a time a view. */
export class Rebuilds {
  readonly #ports: RebuildPorts;
  readonly #host: RebuildHost;
  readonly #underWay = new Map<string, Promise<RebuildReport>>();
  readonly #joined = new Map<string, ViewState>();

  constructor(ports: RebuildPorts, host: RebuildHost) {
    this.#ports = ports;
    this.#host = host;
  }

  /** Names of the views that are being built anew. */
  get names(): readonly string[] {
    return [...this.#underWay.keys()];
  }

  /** Rebuilt views that the runner folds together with the live ones. */
  get joined(): readonly ViewState[] {
    return [...this.#joined.values()];
  }

  /** True while some view is still built apart from the runner. */
  get areCatchingUp(): boolean {
    return this.#underWay.size > this.#joined.size;
  }

  start(name: string): Promise<RebuildReport> {
    const { live: views, turns, onEnd, ...host } = this.#host;
    const live = views.find((view) => view.projection.view.name === name);
    if (live === undefined) return Promise.reject(new RangeError(`there is no view ${name}`));
    if (this.#underWay.has(name)) return Promise.reject(new Error(`the view ${name} is being built anew already`));
    const rebuilding = rebuildView(this.#ports, {
      ...host,
      live,
      turn: (work) => turns.take(work),
      views: () => [...views, ...this.joined],
      join: (rebuilt) => this.#joined.set(name, rebuilt),
      leave: () => this.#joined.delete(name),
    }).finally(() => {
      this.#underWay.delete(name);
      onEnd();
    });
    this.#underWay.set(name, rebuilding);
    return rebuilding;
  }

  /** Resolves when none is under way any more. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
  }
}
