import type { Dictionary, Language } from './translate.ts';

const files: Readonly<Record<Language, () => Promise<Dictionary>>> = {
  en: async () => (await import('./en.ts')).en,
  ru: async () => (await import('./ru.ts')).ru,
};

/** What the interface says in a language: fetched when it is spoken first, so that nobody loads a language that they do not read. */
export const loadDictionary = (language: Language): Promise<Dictionary> => files[language]();
