import { type Language, type TextName, textIn } from './texts.ts';

const kept = 'language';
const placeholder = '%';

const chosen = (): Language => {
  const language = localStorage.getItem(kept) ?? navigator.language;
  return language.startsWith('ru') ? 'ru' : 'en';
};

let language = chosen();

/** The text in the person's language; `{name}` in it becomes `name`. */
export const text = (name: TextName, inserted = ''): string => textIn(language, name).replace('{name}', () => inserted);

/** Makes an element say a text, also after the language was switched. */
export const say = <Made extends HTMLElement>(element: Made, name: TextName, inserted = ''): Made => {
  element.dataset['text'] = name;
  element.dataset['inserted'] = inserted;
  element.textContent = text(name, inserted);
  return element;
};

/** The same for what a field shows while it is empty. */
export const suggest = (field: HTMLInputElement | HTMLTextAreaElement, name: TextName): void => {
  field.dataset['text'] = `${placeholder}${name}`;
  field.placeholder = text(name);
  field.setAttribute('aria-label', text(name));
};

const renew = (element: HTMLElement): void => {
  // `say` and `suggest` wrote it.
  const name = element.dataset['text'] ?? '';
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (isField) suggest(element, name.slice(placeholder.length) as TextName);
  else say(element, name as TextName, element.dataset['inserted']);
};

const apply = (): void => {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) renew(element);
  for (const time of document.querySelectorAll('time')) time.textContent = timeText(time.dateTime);
};

export const switchLanguage = (): void => {
  language = language === 'en' ? 'ru' : 'en';
  localStorage.setItem(kept, language);
  apply();
};

/** Tells the document its language. */
export const applyLanguage = apply;

/** How times are written in the person's language. */
export const timeText = (iso: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(Date.parse(iso));
