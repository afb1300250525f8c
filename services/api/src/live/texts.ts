import { setTimeout as wait } from 'node:timers/promises';
import { type Log, openFacts, type StoredFact, type VaultReader } from '@chat/platform';
import type { Opened, VaultFact } from '@chat/schema/events';

export interface TextsOptions {
  readonly vault: Pick<VaultReader, 'open' | 'forget'>;
  readonly log: Log;
}

const attempts = 5;

const hasText = ({ data }: StoredFact): boolean =>
  typeof data === 'object' && data !== null && 'text' in data && data.text !== null;

/** Opens the texts of facts, all in one call of the vault, which remembers what this node has just written. */
export class Texts {
  readonly #options: TextsOptions;

  constructor(options: TextsOptions) {
    this.#options = options;
  }

  /** What is shredded is forgotten before any fact beside it is shown. */
  forget(fact: VaultFact): void {
    this.#options.vault.forget(fact.data.ring);
  }

  /** The facts in their order; those that are not wanted keep their texts sealed. */
  async open(facts: readonly StoredFact[], wanted: (fact: StoredFact) => boolean): Promise<readonly Opened[]> {
    const closed = facts.filter((fact) => hasText(fact) && wanted(fact));
    const opened = new Map<string, Opened>();
    if (closed.length > 0) for (const fact of await this.#openWithVault(closed)) opened.set(fact.id, fact);
    return facts.map((fact) => opened.get(fact.id) ?? (fact as unknown as Opened)); // without text, both forms are the same
  }

  /** A vault that cannot answer for long must not stop everybody's feed: then these texts are missing until they are fetched. */
  async #openWithVault(facts: readonly StoredFact[]): Promise<readonly Opened[]> {
    const { vault, log } = this.#options;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        return await openFacts(vault, facts, () => true);
      } catch (error) {
        log.error('texts of live facts cannot be opened', { error, attempt, facts: facts.length });
        await wait(50 * 2 ** attempt);
      }
    }
    return openFacts(vault, facts, () => false);
  }
}
