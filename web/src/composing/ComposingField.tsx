import { type ClipboardEventHandler, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { emojiOfCode, loadEmoji } from '../emoji/index.ts';
import { CompletionList, rowId } from './CompletionList.tsx';
import styles from './ComposingField.module.css';
import { closedCodeAt } from './completion.ts';
import type { ComposingPlace } from './composingPlace.ts';
import { replaceIn } from './field.ts';
import { formatOfKey } from './formatButtons.ts';
import { formatIn } from './formatIn.ts';
import type { Draft, Named } from './mentionText.ts';
import { useCompletion } from './useCompletion.ts';

interface ComposingFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly place: ComposingPlace;
  readonly label: string;
  readonly placeholder?: string;
  readonly isInvalid?: boolean;
  /** Keys that neither the list of suggestions nor a format takes. */
  readonly onPress: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste?: ClipboardEventHandler<HTMLTextAreaElement>;
}

/** The field is as high as its text, up to half of the window. */
const useHeight = (field: RefObject<HTMLTextAreaElement | null>, text: string): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows what is drawn
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, window.innerHeight / 2)}px`;
  }, [field, text]);
};

/** Turns `:tada:` into the emoji once it is closed. */
const replaceClosedCode = async (area: HTMLTextAreaElement): Promise<void> => {
  const closed = closedCodeAt(area.value, area.selectionStart);
  if (closed === undefined) return;
  const emoji = emojiOfCode(await loadEmoji().catch(() => []), closed.typed);
  const isThere = area.value.slice(closed.start, closed.end) === `:${closed.typed}:` && area.selectionStart === closed.end;
  if (emoji === undefined || !isThere) return;
  const caret = closed.start + emoji.length;
  replaceIn(area, { ...closed, text: emoji, selected: { start: caret, end: caret } });
};

/** Where somebody types a message: names are completed, and formats have keys. */
export const ComposingField = ({ field, draft, onDraft, place, label, onPress, onPaste, ...rest }: ComposingFieldProps) => {
  const names = useRef<readonly Named[]>(draft.names);
  names.current = draft.names;
  const onNames = (next: readonly Named[]): void => {
    names.current = next;
  };
  const completion = useCompletion({ field, draft, place, onNames });
  const { id, suggestions, active } = completion;
  const isOpen = suggestions.length > 0;
  useHeight(field, draft.text);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (completion.press(event)) return;
    const format = formatOfKey(event.nativeEvent);
    if (format === undefined) onPress(event);
    else {
      event.preventDefault();
      formatIn(event.currentTarget, format);
    }
  };
  return (
    <>
      <CompletionList {...completion} />
      <textarea
        ref={field}
        rows={1}
        className={styles['field']}
        value={draft.text}
        onChange={({ currentTarget }) => {
          onDraft({ text: currentTarget.value, names: names.current });
          completion.look();
          void replaceClosedCode(currentTarget);
        }}
        onSelect={completion.look}
        onBlur={completion.close}
        onKeyDown={press}
        onPaste={onPaste}
        placeholder={rest.placeholder}
        aria-label={label}
        aria-invalid={rest.isInvalid ?? false}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? rowId(id, active) : undefined}
      />
    </>
  );
};
