import type { FactType, Opened } from '@chat/schema/events';

/**
 * What follows from a fact elsewhere: an append to another stream, a mail, a call. It is given each fact at least once, in log
 * order, so what it appends has ids derived from the fact; it never runs on a rebuild. It sees no text.
 */
export interface Reactor<Deps> {
  /** Names its checkpoint: never changes. */
  readonly name: string;
  readonly handles: readonly FactType[];
  /** Where it starts the first time: what happened before it existed concerns it, or does not. */
  readonly startsAt: 'BEGINNING' | 'HEAD';
  /** Resolves when what follows is durable. Rejecting means: again, later; no later fact comes before. */
  react(fact: Opened, deps: Deps): Promise<void>;
}
