import type { DraftOf, Envelope, Fact, Id, Meta } from '@chat/schema/events';
import { expect } from 'vitest';
import type { FoldedFact } from '../commands/index.ts';
import type { Refusal } from '../errors/index.ts';

/** A decided fact of a spec, with what its envelope should say where the rule depends on it. */
export type GivenDraft = DraftOf<Fact> & { readonly id?: Id; readonly at?: number; readonly actorId?: Id };

/** An id that is easy to read in a spec: `exampleId(7)` ends in 7. */
export const exampleId = (number: number): Id => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits

/** The time at which specs decide, unless they say otherwise. */
export const exampleNow = 1_700_000_000_000;

const metaOf = ({ at = exampleNow, actorId = exampleId(1) }: GivenDraft): Meta => ({
  actor: { kind: 'USER', id: actorId },
  via: 'WEB',
  at,
  basis: [],
  correlationId: exampleId(0xc0),
  causationId: exampleId(0xca),
  schemaVersion: 1,
});

/** The facts as a state folds them; the n-th has revision n and, unless it names one, the id `exampleId(0xf00 + n)`. */
export const foldedFacts = (drafts: readonly GivenDraft[]): readonly FoldedFact[] =>
  drafts.map((draft, revision) => {
    const envelope: Envelope = {
      id: draft.id ?? exampleId(0xf00 + revision),
      type: draft.type,
      data: draft.data,
      meta: metaOf(draft),
    };
    return { ...envelope, revision } as unknown as FoldedFact; // a draft has everything that a fold reads
  });

/** An aggregate as specs fold it. */
interface Foldable<State> {
  readonly initial: State;
  readonly evolve: (state: State, fact: never) => State;
}

/** The state after these facts. */
export const stateAfter = <State>(aggregate: Foldable<State>, drafts: readonly GivenDraft[]): State =>
  foldedFacts(drafts).reduce((state, fact) => aggregate.evolve(state, fact as never), aggregate.initial);

type Outcome = readonly DraftOf<Fact>[] | Refusal;

/** `deciderSpec(guild).given(facts).when((state) => decide…(state, command)).then(facts)` or `.rejected('CODE')`. */
export const deciderSpec = <State>(aggregate: Foldable<State>) => ({
  given: (...drafts: readonly GivenDraft[]) => ({
    when: (decide: (state: State) => Outcome) => {
      const outcome = decide(stateAfter(aggregate, drafts));
      return {
        thenFacts: (...facts: readonly DraftOf<Fact>[]) => expect(outcome).toStrictEqual(facts),
        thenNothing: () => expect(outcome).toStrictEqual([]),
        thenRejected: (refusal: Refusal) => expect(outcome).toStrictEqual(refusal),
      };
    },
  }),
});
