import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type Language, languageFor, type Translate, translator } from './translate.ts';

const kept = 'language';

interface Spoken {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  readonly say: Translate;
}

const SpokenContext = createContext<Spoken | undefined>(undefined);

const preferred = (): Language => languageFor([localStorage.getItem(kept) ?? '', ...navigator.languages]);

/** Speaks the person's language to everything below it: the one chosen before, else the first of the browser's that there is. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState(preferred);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      say: translator(language),
      choose: (chosen) => {
        localStorage.setItem(kept, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
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
