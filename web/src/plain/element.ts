import { say, suggest } from './language.ts';
import type { TextName } from './texts.ts';

type Child = Node | string;

interface Made {
  readonly class?: string;
  /** A text of the page's own. What people wrote is a child: a string becomes a text node, never markup. */
  readonly text?: TextName;
  readonly onClick?: () => void;
}

/** Makes an element. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { class: className, text, onClick }: Made = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  if (text !== undefined) say(made, text);
  if (onClick !== undefined) made.addEventListener('click', onClick);
  made.append(...children);
  return made;
};

export const button = (text: TextName, onClick: () => void, className = ''): HTMLButtonElement => {
  const made = element('button', { text, onClick, class: className });
  made.type = 'button';
  return made;
};

interface FieldOptions {
  readonly name: string;
  readonly label: TextName;
  readonly hint?: TextName;
  readonly type?: string;
  readonly autocomplete?: AutoFill;
  readonly minLength?: number;
}

/** A field with its label, and a hint that screen readers read with it. */
export const field = ({ name, label, hint, type = 'text', autocomplete = 'off', minLength = 1 }: FieldOptions): HTMLElement => {
  const input = element('input');
  Object.assign(input, { id: `field-${name}`, name, type, autocomplete, minLength, required: true });
  const caption = element('label', { text: label });
  caption.htmlFor = input.id;
  if (hint === undefined) return element('div', { class: 'field' }, caption, input);
  const said = element('small', { text: hint });
  said.id = `hint-${name}`;
  input.setAttribute('aria-describedby', said.id);
  return element('div', { class: 'field' }, caption, input, said);
};

/** One field and its button in a row, such as for a name or a code. */
export const shortForm = (
  suggestion: TextName,
  submit: TextName,
  onSubmit: (value: string) => Promise<void>,
): HTMLFormElement => {
  const input = element('input');
  input.required = true;
  suggest(input, suggestion);
  const send = element('button', { text: submit });
  const form = element('form', { class: 'short' }, input, send);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    send.disabled = true;
    try {
      await onSubmit(input.value);
      input.value = '';
    } finally {
      send.disabled = false;
    }
  });
  return form;
};
