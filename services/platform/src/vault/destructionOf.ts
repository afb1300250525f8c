import type { VaultFact } from '@chat/schema/events';
import type { Destruction } from './ringWriter.ts';

/** What a fact of `vault-main` says is gone. */
export const destructionOf = (fact: VaultFact): Destruction => {
  switch (fact.type) {
    case 'LeavesShredded':
      return { kind: 'PUNCTURE', ring: fact.data.ring, ranges: fact.data.ranges };
    case 'RingDestroyed':
      return { kind: 'DESTROY', ring: fact.data.ring };
    case 'RingLost':
      return { kind: 'LOSE', ring: fact.data.ring };
  }
};
