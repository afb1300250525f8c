import type { ReadModels, ViewStatus } from '@chat/platform';
import type { ViewCondition, ViewOperations } from '../instance/index.ts';

const states = { running: 'RUNNING', behind: 'BEHIND', stopped: 'STOPPED' } as const;

const conditionOf = ({ view, state, lagFacts, parked }: ViewStatus): ViewCondition => ({
  name: view,
  state: states[state],
  lagFacts,
  parked,
});

/** What an operator does with the read models of this process. */
export const readModelOperations = (projections: ReadModels): ViewOperations => ({
  conditions: () => projections.status().views.map(conditionOf),
  rebuild: async (name) => {
    const { position, documents, differentIds, parked } = await projections.rebuild(name);
    // There is a fact: the one that made the administrator who asks.
    return { position: position ?? '', documents: documents.rebuilt, documentsBefore: documents.live, differentIds, parked };
  },
});
