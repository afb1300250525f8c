import type { ViewProgress } from '@chat/domain/commands';
import { rejected } from '@chat/domain/errors';
import type { Counted, Query, ReadStore } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import type { Document, ViewDeclaration } from '@chat/schema/views';
import { failure } from './failure.ts';

const patience = 2_000;
const unaskedPatience = 100;

/**
 * The read models as one operation sees them. Every read waits until its view shows what was committed before the operation
 * began: as long as 100 ms, and then it answers with what is there. For `minPosition` it waits as long as 2 seconds, and
 * fails alone with PROJECTION_BEHIND where that is not shown.
 */
export class Views {
  readonly #readStore: ReadStore;
  readonly #progress: ViewProgress;
  /** Committed before the operation began; nothing once a read has waited for it in vain. */
  #begun: Position;
  #minPosition: Position = '';

  constructor(readStore: ReadStore, progress: ViewProgress) {
    this.#readStore = readStore;
    this.#progress = progress;
    this.#begun = progress.newest() ?? '';
  }

  /** Root fields raise it; what an operation reads afterwards is at least as new. */
  atLeast(position: Position | null | undefined): void {
    if (position !== null && position !== undefined && position > this.#minPosition) this.#minPosition = position;
  }

  async get<Doc extends Document>(view: ViewDeclaration<Doc>, id: string): Promise<Doc | undefined> {
    await this.#ready(view);
    return this.#readStore.get(view, id);
  }

  async getMany<Doc extends Document>(view: ViewDeclaration<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    await this.#ready(view);
    return this.#readStore.getMany(view, ids);
  }

  async find<Doc extends Document>(view: ViewDeclaration<Doc>, query: Query): Promise<readonly Doc[]> {
    await this.#ready(view);
    return this.#readStore.find(view, query);
  }

  async count(view: ViewDeclaration, query: Omit<Query, 'limit' | 'after' | 'order'>): Promise<Counted> {
    await this.#ready(view);
    return this.#readStore.count(view, query);
  }

  async #ready(view: ViewDeclaration): Promise<void> {
    await this.#showBegun(view);
    if (this.#minPosition === '') return;
    if (await this.#progress.waitFor(this.#minPosition, [view], patience)) return;
    throw failure(rejected('PROJECTION_BEHIND', { retryAfter: 1_000 }));
  }

  /** Waits once in vain and not at each read: views that are far behind would make every operation slow. */
  async #showBegun(view: ViewDeclaration): Promise<void> {
    if (this.#begun <= this.#minPosition) return;
    if (!(await this.#progress.waitFor(this.#begun, [view], unaskedPatience))) this.#begun = '';
  }
}
