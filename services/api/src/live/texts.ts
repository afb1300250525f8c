import { setTimeout as wait } from 'node:timers/promises';
import type { RecentTexts } from '@chat/domain/commands';
import { type Log, openFacts, type StoredFact, type VaultReader } from '@chat/platform';
import type { Opened, VaultFact } from '@chat/schema/events';

export interface TextsOptions {
  readonly vault: Pick<VaultReader, 'open'>;
  readonly recent: RecentTexts;
  readonly log: Log;
}

const attempts = 5;

const hasText = ({ data }: StoredFact): boolean =>
  typeof data === 'object' && data !== null && 'text' in data && data.text !== null;

/** Opens the texts of facts: from memory where this node has just written them, else with the vault, all in one call. */
export class Texts {
  readonly #options: TextsOptions;

  constructor(options: TextsOptions) {
    this.#options = options;
  }

  /** What is shredded is forgotten before any fact beside it is shown. */
  forget(fact: VaultFact): void {
    const { recent } = this.#options;
    if (fact.type !== 'LeavesShredded') recent.clear();
    else for (const { factId } of fact.data.targets) recent.forget(factId);
  }

  /** The facts in their order; those that are not wanted keep their texts sealed. */
  async open(facts: readonly StoredFact[], wanted: (fact: StoredFact) => boolean): Promise<readonly Opened[]> {
    const opened = new Map<string, Opened>();
    const closed: StoredFact[] = [];
    for (const fact of facts) {
      if (!hasText(fact) || !wanted(fact)) continue;
      const text = this.#options.recent.textOf(fact.id);
      if (text === undefined) closed.push(fact);
      else opened.set(fact.id, { ...fact, data: { ...(fact.data as object), text } } as unknown as Opened); // as `openFacts` would
    }
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
