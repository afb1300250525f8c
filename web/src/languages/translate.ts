import type { en } from './en.ts';
import type { Translated } from './translated.ts';

/** The languages of the interface. */
export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words: whoever does not speak the present one finds theirs. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

type English = typeof en;
/** A text of the interface, by what it says. */
export type TextName = keyof English;

/** Everything that the interface says, in one language. */
export type Dictionary = Translated<English>;

type Inserted<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Inserted<Rest> : never;
type InsertedIn<Name extends TextName> = English[Name] extends string
  ? Inserted<English[Name]>
  : English[Name] extends { readonly other: infer Other extends string }
    ? Exclude<Inserted<Other>, 'count'>
    : never;
type Values<Name extends TextName> = Readonly<Record<InsertedIn<Name>, string | number>> &
  (English[Name] extends string ? unknown : { readonly count: number });

/** What a text must be given: nothing, or a value for each `{name}` in it. */
export type TextArguments<Name extends TextName> = English[Name] extends string
  ? [InsertedIn<Name>] extends [never]
    ? []
    : [values: Values<Name>]
  : [values: Values<Name>];

/** Says a text in one language. Numbers are written as the language writes them. */
export type Translate = <Name extends TextName>(name: Name, ...values: TextArguments<Name>) => string;

/** The first of what somebody prefers that the interface speaks; English where there is none. */
export const languageFor = (preferred: readonly string[]): Language =>
  preferred.map((tag) => languages.find((language) => tag.toLowerCase().split('-')[0] === language)).find((found) => found) ??
  'en';

export const translator = (language: Language, dictionary: Dictionary): Translate => {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (name, ...[values]) => {
    const given = (values ?? {}) as Readonly<Record<string, string | number>>; // what TextArguments asks for
    const entry = dictionary[name];
    const text = typeof entry === 'string' ? entry : (entry[rules.select(Number(given['count']))] ?? entry.other);
    return text.replace(/\{(\w+)\}/g, (_, inserted: string) => {
      const value = given[inserted] ?? '';
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
};
