import type { Replacement } from './formatting.ts';

/** Replaces a stretch of what somebody types so that their own Undo takes it back. */
export const replaceIn = (field: HTMLTextAreaElement, { start, end, text, selected }: Replacement): void => {
  field.focus();
  field.setSelectionRange(start, end);
  if (text !== '' || start !== end) {
    // Deprecated, and the only way that the browser's history of changes knows of.
    const isDone = document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
    if (!isDone) {
      field.setRangeText(text, start, end, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
  field.setSelectionRange(selected.start, selected.end);
};

/** Puts a text where the caret stands, instead of what is chosen. */
export const insertAtCaret = (field: HTMLTextAreaElement, text: string): void => {
  const { selectionStart: start, selectionEnd: end } = field;
  const caret = start + text.length;
  replaceIn(field, { start, end, text, selected: { start: caret, end: caret } });
};
