import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { useObservable } from '../shared/useObservable.ts';
import { languageKey, SpokenLanguage } from './spokenLanguage.ts';
import { type Language, type Translate, translator } from './translate.ts';

interface Spoken {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  readonly say: Translate;
}

const SpokenContext = createContext<Spoken | undefined>(undefined);

const spokenHere = new SpokenLanguage(localStorage, navigator.languages);

/** Speaks the person's language to everything below it, in place: the one that they chose, else the first of the browser's that there is. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const language = useObservable(spokenHere.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent): void => {
      if (key === languageKey) spokenHere.follow(newValue);
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const spoken = useMemo<Spoken>(() => ({ language, say: translator(language), choose: spokenHere.choose }), [language]);
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
};

const useSpoken = (): Spoken => {
  const spoken = use(SpokenContext);
  if (spoken === undefined) throw new Error('there is no LanguageProvider above');
  return spoken;
};

/** Says texts of the interface in the person's language. */
export const useText = (): Translate => useSpoken().say;

/** The person's language, and how they choose another. */
export const useLanguage = (): Pick<Spoken, 'language' | 'choose'> => useSpoken();

/** Which language was chosen in this browser, for whoever keeps it with the account. */
export const useSpokenLanguage = (): SpokenLanguage => spokenHere;
