import type { EventReader, Log, StoredFact } from '@chat/platform';
import { isBefore } from './viewState.ts';

/** The newest fact of the log that is known here. */
export class HeadOfLog {
  readonly #eventStore: Pick<EventReader, 'head'>;
  readonly #log: Log;
  #fact: StoredFact | undefined;

  constructor(eventStore: Pick<EventReader, 'head'>, log: Log) {
    this.#eventStore = eventStore;
    this.#log = log;
  }

  get fact(): StoredFact | undefined {
    return this.#fact;
  }

  saw(fact: StoredFact | undefined): void {
    if (fact !== undefined && isBefore(this.#fact?.position, fact.position)) this.#fact = fact;
  }

  /** Asks the store; false where it cannot answer, and what was known stays known. */
  async look(): Promise<boolean> {
    try {
      this.saw(await this.#eventStore.head());
      return true;
    } catch (error) {
      this.#log.warn('the head of the log is not known', { error });
      return false;
    }
  }
}
