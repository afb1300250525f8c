import { subjectOf } from '@chat/schema/events';
import { laterWords, normalisedName } from '@chat/schema/text';
import { handleSlot, mostNameKeys, type NameKeyDocument, nameKeyId, nameKeysView } from '@chat/schema/views';
import { defineProjection, type FactOfType, type Folded } from '../runner/projection.ts';

type Named = FactOfType<'AccountRegistered' | 'PlaceholderCreated' | 'DisplayNameChanged'>;

const wordsOf = ({ data }: Named): readonly string[] =>
  data.text === null ? [] : laterWords(data.text.displayName).slice(0, mostNameKeys);

const wordSlots = Array.from({ length: mostNameKeys }, (_, index) => index + 1);
const slots = [handleSlot, ...wordSlots];

const slotOf = (id: string): number => Number(id.slice(id.indexOf(' ') + 1));

const keyed = (fact: Named, id: string, key: string | undefined): Folded<NameKeyDocument> =>
  key === undefined ? undefined : { _id: id, userId: subjectOf(fact.stream), factId: fact.id, key };

const words = {
  text: true,
  touches: (fact: Named) => wordsOf(fact).map((_, index) => nameKeyId(subjectOf(fact.stream), index + 1)),
  evolve: (_key: NameKeyDocument | undefined, fact: Named, id: string) => keyed(fact, id, wordsOf(fact)[slotOf(id) - 1]),
};

/** What else than the beginning of their name people are found by. */
export const nameKeysProjection = defineProjection(nameKeysView, {
  AccountRegistered: {
    ...words,
    touches: (fact) => [nameKeyId(subjectOf(fact.stream), handleSlot), ...words.touches(fact)],
    evolve: (key, fact, id) =>
      slotOf(id) === handleSlot
        ? keyed(fact, id, fact.data.text === null ? undefined : normalisedName(fact.data.text.handle))
        : words.evolve(key, fact, id),
  },
  PlaceholderCreated: words,
  // The name before may have had more words.
  DisplayNameChanged: { ...words, touches: (fact) => wordSlots.map((slot) => nameKeyId(subjectOf(fact.stream), slot)) },
  LeavesShredded: {
    touches: (fact) =>
      fact.data.targets
        .filter(({ kind }) => kind === 'ACCOUNT')
        .flatMap(({ subjectId }) => slots.map((slot) => nameKeyId(subjectId, slot))),
    evolve: (key, fact) => (fact.data.targets.some(({ factId }) => factId === key?.factId) ? undefined : key),
  },
});
