import type { Folded, VaultFact } from '@chat/schema/events';
import { IdMap } from '../guilds/idMap.state.ts';

/** The facts whose text was shredded one by one. */
export interface ShreddedState {
  readonly factIds: IdMap<true>;
}

const evolve = (state: ShreddedState, fact: Folded<VaultFact>): ShreddedState =>
  fact.type === 'LeavesShredded'
    ? { factIds: fact.data.targets.reduce((factIds, { factId }) => factIds.with(factId, true), state.factIds) }
    : state;

/** Stream `vault-main`. */
export const shredded = { initial: { factIds: IdMap.empty() } as ShreddedState, evolve };
