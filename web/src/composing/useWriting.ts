import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { matches } from '../shortcuts/index.ts';
import type { ComposingPlace } from './composingPlace.ts';
import { insertAtCaret } from './field.ts';
import { formatIn } from './formatIn.ts';
import { type Format, isInCodeBlock } from './formatting.ts';
import type { Draft } from './mentionText.ts';
import { carriesFiles, pastedLink } from './paste.ts';
import type { DraftInHand } from './useDraft.ts';
import { useDroppedFiles } from './useDroppedFiles.ts';
import { useSending } from './useSending.ts';

type Area = HTMLTextAreaElement;

interface WritingOptions {
  readonly inHand: DraftInHand;
  readonly place: ComposingPlace;
  readonly onSend: (contents: readonly string[]) => Promise<void>;
  readonly onEditLast: () => void;
}

/** A finger has no Shift: there Enter breaks the line, and a button sends. */
const isTouched = (): boolean => window.matchMedia('(hover: none) and (pointer: coarse)').matches;

const asksToSend = ({ key, shiftKey, ctrlKey, metaKey, nativeEvent, currentTarget }: KeyboardEvent<Area>): boolean => {
  // An input method that is choosing a word uses Enter itself.
  if (key !== 'Enter' || shiftKey || nativeEvent.isComposing) return false;
  return ctrlKey || metaKey || (!isTouched() && !isInCodeBlock(currentTarget.value, currentTarget.selectionStart));
};

/** What somebody does in the field of a composer. */
export const useWriting = ({ inHand, place, onSend, onEditLast }: WritingOptions) => {
  const say = useText();
  const field = useRef<Area>(null);
  const sending = useSending({ inHand, commands: place.commands, onSend });
  const sayFiles = (): void => sending.say({ text: say('attachmentsLater') });
  useDroppedFiles(sayFiles);
  const press = (event: KeyboardEvent<Area>): void => {
    const isEmpty = event.currentTarget.value === '';
    const asksToEdit = isEmpty && matches('editLast', event.nativeEvent);
    if (!asksToEdit && !asksToSend(event)) return;
    event.preventDefault();
    if (asksToEdit) onEditLast();
    else sending.send();
  };
  const paste = (event: ClipboardEvent<Area>): void => {
    if (carriesFiles(event.clipboardData)) sayFiles();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const link = pastedLink(event.clipboardData.getData('text/plain'), value.slice(selectionStart, selectionEnd));
    if (link === undefined) return;
    event.preventDefault();
    insertAtCaret(event.currentTarget, link);
  };
  const within = (deed: (area: Area) => void): void => {
    if (field.current !== null) deed(field.current);
  };
  return {
    field,
    sending,
    sayFiles,
    press,
    paste,
    change: (draft: Draft): void => {
      sending.say(undefined);
      inHand.change(draft);
    },
    insert: (text: string): void => within((area) => insertAtCaret(area, text)),
    format: (format: Format): void => within((area) => formatIn(area, format)),
  };
};
