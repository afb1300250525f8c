import { replaceIn } from './field.ts';
import { type Format, formatted } from './formatting.ts';

/** Gives what is chosen in a field a format, or takes it away. */
export const formatIn = (field: HTMLTextAreaElement, format: Format): void => {
  const { value, selectionStart: start, selectionEnd: end } = field;
  replaceIn(field, formatted(format, value, { start, end }));
};
