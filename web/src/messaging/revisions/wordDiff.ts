import { diffArrays } from 'diff';

/** A stretch of text: in both, only before, or only after. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond so many edits two texts have little in common: they are shown as a whole. */
const mostEdits = 500;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of any language, and all between them. */
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** What changed between two texts, word by word. */
export const wordDiff = (before: string, after: string): readonly Stretch[] => {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostEdits });
  if (changes === undefined)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ];
  return changes.map(({ added, removed, value }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value.join('') }));
};
