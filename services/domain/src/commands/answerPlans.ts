import type { Draft, Opened, Position } from '@chat/schema/events';
import type { Plan } from './job.ts';
import type { Staged } from './streamModel.ts';

const openedOf = (fact: Staged, draft: Draft, position: Position): Opened =>
  // A draft with its envelope and place is the opened form of the fact that was stored.
  ({ ...fact, data: draft.data, position }) as Opened;

/** Tells each command of a batch which facts it appended; one position a fact, in the order of the batch. */
export const answerPlans = (plans: readonly Plan[], positions: readonly Position[]): void => {
  let next = 0;
  for (const { job, staged, drafts } of plans) {
    const facts = staged.map((fact, ordinal) => openedOf(fact, drafts[ordinal] as Draft, positions[next + ordinal] as Position));
    next += staged.length;
    job.resolve({ facts, position: positions[next - 1] as Position, repeated: false });
  }
};
