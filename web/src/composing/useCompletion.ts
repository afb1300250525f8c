import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { type Sought, type Suggestion, soughtAt } from './completion.ts';
import type { ComposingPlace } from './composingPlace.ts';
import { replaceIn } from './field.ts';
import { type Draft, type Named, withName } from './mentionText.ts';
import { useSuggestions } from './useSuggestions.ts';

interface CompletionOptions {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: Draft;
  readonly place: ComposingPlace;
  /** Gets what the names of the text stand for, before the text changes. */
  readonly onNames: (names: readonly Named[]) => void;
}

/** What the list of suggestions shows, and what is done with it. */
export interface Completion {
  readonly id: string;
  readonly sought: Sought | undefined;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly activate: (index: number) => void;
  readonly choose: (suggestion: Suggestion) => void;
  /** After the text or the caret has changed. */
  readonly look: () => void;
  readonly close: () => void;
  /** Whether the key was for the list. */
  readonly press: (event: KeyboardEvent) => boolean;
}

type Deed = (completion: Pick<Completion, 'suggestions' | 'active' | 'activate' | 'choose' | 'close'>) => void;

const step =
  (by: number): Deed =>
  ({ suggestions: { length }, active, activate }) =>
    activate((active + by + length) % length);

const take: Deed = ({ suggestions, active, choose }) => {
  const suggestion = suggestions[active];
  if (suggestion !== undefined) choose(suggestion);
};

const deeds: Readonly<Record<string, Deed>> = {
  ArrowDown: step(1),
  ArrowUp: step(-1),
  Enter: take,
  Tab: take,
  Escape: ({ close }) => close(),
};

/** Completes names of people, roles, channels, emoji and commands as somebody types them. */
export const useCompletion = ({ field, draft, place, onNames }: CompletionOptions): Completion => {
  const id = useId();
  const [sought, setSought] = useState<Sought>();
  const [active, activate] = useState(0);
  const suggestions = useSuggestions(sought, place);
  const look = (): void => {
    const area = field.current;
    const isCaret = area !== null && area.selectionStart === area.selectionEnd;
    setSought(isCaret ? soughtAt(area.value, area.selectionStart) : undefined);
    activate(0);
  };
  const close = (): void => setSought(undefined);
  const choose = ({ shown, token, hint = '', id: key }: Suggestion): void => {
    const area = field.current;
    if (area === null || sought === undefined) return;
    const [name, names] =
      token === undefined ? [{ shown }, draft.names] : withName(draft.names, { shown, token }, hint.slice(1) || key.slice(0, 4));
    onNames(names);
    const text = `${name.shown} `;
    const caret = sought.start + text.length;
    replaceIn(area, { start: sought.start, end: sought.end, text, selected: { start: caret, end: caret } });
    close();
  };
  const press = (event: KeyboardEvent): boolean => {
    const deed = deeds[event.key];
    if (suggestions.length === 0 || deed === undefined || event.shiftKey || event.nativeEvent.isComposing) return false;
    event.preventDefault();
    deed({ suggestions, active, activate, choose, close });
    return true;
  };
  return { id, sought, suggestions, active: Math.min(active, suggestions.length - 1), activate, choose, look, close, press };
};
